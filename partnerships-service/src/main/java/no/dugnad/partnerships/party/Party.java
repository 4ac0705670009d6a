package no.dugnad.partnerships.party;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.identity.OrganisationNumber;
import no.dugnad.platform.text.OneLine;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who takes part, as it is written and read.
 *
 * @param number municipality number (four digits) or county number (two); null for all other kinds
 * @param organisationNumber of all other kinds, where it is known
 * @param name looked up for a party that is known by its number; the writer's own word otherwise
 */
public record Party(
        @NotNull PartyKind kind,

        @Schema(
                nullable = true,
                examples = "4601",
                description =
                        "Municipality number (kommunenummer) or county number (fylkesnummer); null for all other kinds.")
        @Nullable
        String number,

        @Schema(nullable = true) @Nullable OrganisationNumber organisationNumber,

        @Size(max = 300)
        @OneLine
        @Schema(
                nullable = true,
                examples = "Bergen",
                description = "Ignored on write when the number is known: then it is looked up.")
        @Nullable
        String name) {

    /** Of a municipality or county in which {@link #faults} found nothing, so that it has one. */
    public String requiredNumber() {
        return Objects.requireNonNull(number);
    }

    public static Party municipality(String number) {
        return new Party(PartyKind.MUNICIPALITY, number, null, null);
    }

    public static Party county(String number) {
        return new Party(PartyKind.COUNTY, number, null, null);
    }

    public Party named(@Nullable String name) {
        return new Party(kind, number, organisationNumber, name);
    }

    /** Whether it is one of the public bodies that are known by a code of the state and not by an organisation number. */
    public boolean hasNumber() {
        return kind == PartyKind.MUNICIPALITY || kind == PartyKind.COUNTY;
    }

    /** The same string for the same party, however it is called; of one in which {@link #faults} found nothing. */
    public String identity() {
        if (hasNumber()) return kind + " " + number;
        if (organisationNumber != null) return organisationNumber.value();
        return kind + " " + Objects.requireNonNull(name).strip().toLowerCase(Locale.ROOT);
    }

    /**
     * What is wrong with it in itself, whether it exists or not.
     *
     * @param at JSON Pointer of the party in the request
     */
    public List<Fault> faults(String at) {
        var faults = new ArrayList<Fault>();
        if (hasNumber()) {
            var digits = kind == PartyKind.MUNICIPALITY ? 4 : 2;
            if (number == null) faults.add(Fault.at(at + "/number", "not-null"));
            else if (!number.matches("[0-9]{" + digits + "}"))
                faults.add(Fault.at(
                        at + "/number", kind == PartyKind.MUNICIPALITY ? "municipality-number" : "county-number"));
            if (organisationNumber != null) faults.add(Fault.at(at + "/organisationNumber", "null"));
        } else {
            if (number != null) faults.add(Fault.at(at + "/number", "null"));
            if (organisationNumber == null && (name == null || name.isBlank()))
                faults.add(Fault.at(at + "/organisationNumber", "party-unnamed"));
        }
        return faults;
    }
}
