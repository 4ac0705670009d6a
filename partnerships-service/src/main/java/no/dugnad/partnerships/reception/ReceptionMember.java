package no.dugnad.partnerships.reception;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import no.dugnad.partnerships.partnership.Answer;
import no.dugnad.partnerships.partnership.StatedBy;
import no.dugnad.partnerships.party.KnownParties;
import no.dugnad.partnerships.party.Party;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** A part of {@link Reception}, which alone changes it. */
@Entity
@Table(name = "reception_member")
class ReceptionMember extends PanacheEntityBase {
    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "reception_id")
    private Reception reception;

    private String number;

    @Enumerated(EnumType.STRING)
    private MemberState state;

    private LocalDate since;

    @Column(name = "inherited_from")
    private @Nullable String inheritedFrom;

    @Column(name = "own_word")
    private boolean ownWord;

    @Column(name = "ended_on")
    private @Nullable LocalDate endedOn;

    @Column(name = "ended_by")
    private @Nullable Long endedBy;

    @Enumerated(EnumType.STRING)
    @Column(name = "stated_by")
    private @Nullable StatedBy statedBy;

    @Embedded
    private @Nullable Answer answer;

    protected ReceptionMember() {}

    ReceptionMember(Reception reception, String number, MemberState state, LocalDate since, @Nullable StatedBy by) {
        this.id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        this.reception = reception;
        this.number = number;
        this.state = state;
        this.since = since;
        this.statedBy = by;
        this.ownWord = true;
    }

    /** One that goes on from the day on which the predecessor ended. */
    static ReceptionMember heir(ReceptionMember predecessor, String number, LocalDate on) {
        var heir = new ReceptionMember(predecessor.reception, number, predecessor.state, on, null);
        heir.ownWord = false;
        heir.inherit(predecessor, on);
        return heir;
    }

    void state(MemberState state, LocalDate since, StatedBy by) {
        statedBy = by;
        answer = null;
        this.state = state;
        this.since = since;
        ownWord = true;
    }

    /** On from the day on which the predecessor ended. */
    void inherit(ReceptionMember predecessor, LocalDate on) {
        state = predecessor.state;
        since = on;
        inheritedFrom = predecessor.number;
        statedBy = predecessor.statedBy;
        answer = predecessor.answer;
    }

    /** Whether what it says to its state is anything new. From here on it is no mere consequence of a reform. */
    boolean answered(Answer given) {
        if (given.says(answer)) return false;
        answer = given;
        ownWord = true;
        return true;
    }

    void end(@Nullable LocalDate day, @Nullable Long registrySequence) {
        endedOn = day;
        endedBy = registrySequence;
    }

    String number() {
        return number;
    }

    MemberState state() {
        return state;
    }

    LocalDate since() {
        return since;
    }

    /** Whether it only follows from what this other municipality had stated. */
    boolean followsFrom(String predecessor) {
        return !ownWord && predecessor.equals(inheritedFrom);
    }

    boolean ownWord() {
        return ownWord;
    }

    @Nullable
    String inheritedFrom() {
        return inheritedFrom;
    }

    @Nullable
    LocalDate endedOn() {
        return endedOn;
    }

    Party party() {
        return Party.municipality(number);
    }

    ReceptionMemberView view(KnownParties known) {
        return new ReceptionMemberView(
                number,
                known.named(party(), since, endedOn).name(),
                state,
                since,
                inheritedFrom,
                endedOn,
                statedBy,
                answer);
    }
}
