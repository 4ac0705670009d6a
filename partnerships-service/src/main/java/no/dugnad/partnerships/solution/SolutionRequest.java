package no.dugnad.partnerships.solution;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import no.dugnad.partnerships.challenge.Vocabulary;
import no.dugnad.partnerships.challenge.Vocabulary.InnovationKind;
import no.dugnad.partnerships.challenge.Vocabulary.Sector;
import no.dugnad.partnerships.partnership.Days;
import no.dugnad.partnerships.party.Owner;
import no.dugnad.partnerships.party.Party;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.text.OneLine;
import no.dugnad.platform.text.Text;
import no.dugnad.platform.text.WebAddress;
import no.dugnad.platform.write.Identified;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "A solution as its owner writes it.")
record SolutionRequest(
        @Schema(nullable = true, description = "May repeat the address's id in a PUT or PATCH; not given in a POST.")
        String id,

        @NotNull Text name,
        @Schema(nullable = true) Text summary,
        @NotNull @Valid Owner owner,
        @Size(max = 500) @Schema(nullable = true) List<@NotNull @Valid Party> developers,

        @Size(max = 50) @Schema(nullable = true, description = "Ids of challenges.")
        List<@NotNull String> challenges,

        @Size(max = 50) @Schema(nullable = true, description = "Ids of projects.")
        List<@NotNull String> projects,

        @Size(max = 20) @Schema(nullable = true) List<@NotNull Sector> sectors,
        @Size(max = 20) @Schema(nullable = true) List<@NotNull InnovationKind> innovationKinds,

        @Size(max = 2000) @WebAddress @Schema(nullable = true)
        String website,

        @Size(max = 2000) @WebAddress @Schema(nullable = true, description = "Where the source code is.")
        String repository,

        @Size(max = 200) @OneLine @Schema(nullable = true, description = "SPDX expression.", examples = "EUPL-1.2")
        String licence,

        @Schema(nullable = true) LocalDate firstReleasedOn,

        @Size(max = 2000) @OneLine @Schema(nullable = true, description = "Where the record is from.")
        String source,

        @Min(1900) @Max(2200) @Schema(nullable = true, description = "Year of what the record says.")
        Integer asOf)
        implements Identified {

    /** With what was left out filled in, and with these challenges and projects; null for what is kept without them. */
    SolutionRequest naming(List<String> challenges, List<String> projects) {
        return new SolutionRequest(
                null,
                name,
                summary,
                owner,
                Objects.requireNonNullElse(developers, List.of()),
                challenges,
                projects,
                Vocabulary.unique(sectors),
                Vocabulary.unique(innovationKinds),
                website,
                repository,
                licence,
                firstReleasedOn,
                source,
                asOf);
    }

    /** What is wrong with it in itself, whatever else there is. */
    List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        Days.check(faults, "/firstReleasedOn", firstReleasedOn);
        var all = Objects.requireNonNullElse(developers, List.<Party>of());
        for (var i = 0; i < all.size(); i++) {
            var party = all.get(i);
            var own = party.faults("/developers/" + i);
            faults.addAll(own);
            if (own.isEmpty()
                    && all.subList(0, i).stream()
                            .anyMatch(
                                    p -> p.faults("").isEmpty() && p.identity().equals(party.identity())))
                faults.add(Fault.at("/developers/" + i, "party-twice"));
        }
        return faults;
    }
}
