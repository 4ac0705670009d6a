package no.dugnad.partnerships.gain;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.dugnad.partnerships.challenge.Vocabulary.Sector;
import no.dugnad.partnerships.gain.GainEvent.GainAnswered;
import no.dugnad.partnerships.gain.GainEvent.GainCorrected;
import no.dugnad.partnerships.gain.GainEvent.GainEntered;
import no.dugnad.partnerships.partnership.Answer;
import no.dugnad.partnerships.partnership.StatedBy;
import no.dugnad.partnerships.party.KnownParties;
import no.dugnad.partnerships.party.Party;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.http.Words;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A line of the ledger: of all that is in it, its answer alone is ever set. */
@Entity
@DynamicUpdate
class Gain extends PanacheEntityBase {
    @Id
    private UUID id;

    @Column(name = "solution_id")
    private String solutionId;

    private @Nullable String municipality;

    @Column(name = "partnership_id")
    private @Nullable String partnershipId;

    private int year;
    private String kind;
    private String phase;
    private BigDecimal amount;

    @Column(name = "bearer_level")
    private String bearerLevel;

    @Column(name = "bearer_sector")
    private @Nullable String bearerSector;

    @Column(name = "receiver_level")
    private String receiverLevel;

    @Column(name = "receiver_sector")
    private @Nullable String receiverSector;

    private UUID corrects;

    @Column(name = "recorded_on")
    private LocalDate recordedOn;

    private @Nullable String source;
    private @Nullable String note;

    @Enumerated(EnumType.STRING)
    @Column(name = "stated_by")
    private @Nullable StatedBy statedBy;

    @Embedded
    private @Nullable Answer answer;

    protected Gain() {}

    static Optional<Gain> withId(UUID id) {
        return findByIdOptional(id);
    }

    /** With its row locked until the transaction ends. */
    static Optional<Gain> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    static Gain of(UUID id, GainRequest request, LocalDate today, @Nullable StatedBy by) {
        var gain = new Gain();
        gain.id = id;
        var line = request.line();
        gain.solutionId = line.solutionId();
        gain.municipality = request.party() == null ? null : request.party().number();
        gain.partnershipId = request.partnershipId();
        gain.year = line.year();
        gain.kind = Words.word(line.kind());
        gain.phase = Words.word(line.phase());
        gain.bearerLevel = Words.word(line.bearer().level());
        gain.bearerSector = word(line.bearer().sector());
        gain.receiverLevel = Words.word(line.receiver().level());
        gain.receiverSector = word(line.receiver().sector());
        gain.state(request, today, by);
        return gain;
    }

    GainEvent entered(KnownParties known) {
        return corrects == null ? new GainEntered(view(known)) : new GainCorrected(view(known));
    }

    /**
     * The line that corrects this one; this one is not touched.
     *
     * @param sum of this line and all that correct it already
     * @throws Problem 400 when the sum would become less than nothing, or this line is itself a correction
     */
    Gain correction(UUID newId, GainRequest request, BigDecimal sum, LocalDate today, @Nullable StatedBy by) {
        if (corrects != null)
            throw Problem.invalid(Fault.at("/corrects", "corrects-a-correction", Map.of("original", corrects)));
        var faults = request.differences(this);
        if (sum.add(request.requiredAmount()).signum() < 0)
            faults.add(Fault.at(
                    "/amount", "less-than-nothing", Map.of("sum", plain(sum).toPlainString())));
        if (!faults.isEmpty()) throw Problem.invalid(faults);
        var correction = new Gain();
        correction.id = newId;
        correction.solutionId = solutionId;
        correction.municipality = municipality;
        correction.partnershipId = partnershipId;
        correction.year = year;
        correction.kind = kind;
        correction.phase = phase;
        correction.bearerLevel = bearerLevel;
        correction.bearerSector = bearerSector;
        correction.receiverLevel = receiverLevel;
        correction.receiverSector = receiverSector;
        correction.corrects = id;
        correction.state(request, today, by);
        return correction;
    }

    /** What its municipality says to it; nothing when it has said so already. */
    List<GainEvent> answer(Answer given, KnownParties known) {
        if (given.says(answer)) return List.of();
        answer = given;
        return List.of(new GainAnswered(view(known)));
    }

    UUID id() {
        return id;
    }

    String solutionId() {
        return solutionId;
    }

    @Nullable
    String municipality() {
        return municipality;
    }

    @Nullable
    String partnershipId() {
        return partnershipId;
    }

    int year() {
        return year;
    }

    Kind kind() {
        return Words.parse(Kind.class, kind);
    }

    Phase phase() {
        return Words.parse(Phase.class, phase);
    }

    Side bearer() {
        return side(bearerLevel, bearerSector);
    }

    Side receiver() {
        return side(receiverLevel, receiverSector);
    }

    GainView view(KnownParties known) {
        var party = municipality == null
                ? null
                : known.named(Party.municipality(municipality), LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1));
        return new GainView(
                id,
                solutionId,
                party,
                partnershipId,
                year,
                kind(),
                phase(),
                plain(amount),
                kind().unit(),
                bearer(),
                receiver(),
                corrects,
                recordedOn,
                source,
                note,
                statedBy,
                answer);
    }

    private void state(GainRequest request, LocalDate today, @Nullable StatedBy by) {
        amount = request.requiredAmount();
        recordedOn = today;
        statedBy = by;
        source = request.source();
        note = request.note();
    }

    /** As it is written: 100 and not 100.0000 or 1E+2. */
    static BigDecimal plain(BigDecimal amount) {
        var stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static Side side(String level, @Nullable String sector) {
        return new Side(
                Words.parse(Side.Level.class, level), sector == null ? null : Words.parse(Sector.class, sector));
    }

    private static @Nullable String word(@Nullable Enum<?> constant) {
        return constant == null ? null : Words.word(constant);
    }
}
