package no.dugnad.partnerships.partnership;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import no.dugnad.partnerships.party.Party;
import no.dugnad.partnerships.party.PartyKind;
import no.dugnad.platform.identity.OrganisationNumber;
import org.jspecify.annotations.Nullable;

/** A party as a member or a seat keeps it: the name only where nobody else knows it. */
@Embeddable
class StatedParty {
    @Enumerated(EnumType.STRING)
    @Column(name = "party_kind")
    private PartyKind kind;

    private @Nullable String number;

    @Column(name = "organisation_number")
    private @Nullable String organisationNumber;

    private @Nullable String name;

    protected StatedParty() {}

    static StatedParty of(Party party) {
        var stated = new StatedParty();
        stated.kind = party.kind();
        stated.number = party.number();
        stated.organisationNumber = party.organisationNumber() == null
                ? null
                : party.organisationNumber().value();
        stated.name = party.hasNumber() || party.name() == null || party.name().isBlank()
                ? null
                : party.name().strip();
        return stated;
    }

    Party party() {
        return new Party(
                kind, number, organisationNumber == null ? null : new OrganisationNumber(organisationNumber), name);
    }
}
