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
import org.jspecify.annotations.Nullable;

@Schema(description = "A solution as its owner writes it.")
record SolutionRequest(
        @Schema(nullable = true, description = "May repeat the address's id in a PUT or PATCH; not given in a POST.")
        @Nullable
        String id,

        @NotNull Text name,
        @Schema(nullable = true) @Nullable Text summary,
        @NotNull @Valid Owner owner,
        @Size(max = 500) @Schema(nullable = true) List<@NotNull @Valid Party> developers,

        @Size(max = 50) @Schema(nullable = true, description = "Ids of challenges.")
        List<@NotNull String> challenges,

        @Size(max = 50) @Schema(nullable = true, description = "Ids of projects.")
        List<@NotNull String> projects,

        @Size(max = 20) @Schema(nullable = true) List<@NotNull Sector> sectors,
        @Size(max = 20) @Schema(nullable = true) List<@NotNull InnovationKind> innovationKinds,

        @Size(max = 2000) @WebAddress @Schema(nullable = true) @Nullable
        String website,

        @Size(max = 2000) @WebAddress @Schema(nullable = true, description = "Where the source code is.") @Nullable
        String repository,

        @Size(max = 200)
        @OneLine
        @Schema(nullable = true, description = "SPDX expression.", examples = "EUPL-1.2")
        @Nullable
        String licence,

        @Schema(nullable = true) @Nullable LocalDate firstReleasedOn,

        @Size(max = 2000) @OneLine @Schema(nullable = true, description = "Where the record is from.") @Nullable
        String source,

        @Min(1900) @Max(2200) @Schema(nullable = true, description = "Year of what the record says.") @Nullable
        Integer asOf)
        implements Identified {
    /** A list that is left out is empty. */
    SolutionRequest {
        developers = Objects.requireNonNullElse(developers, List.of());
        challenges = Objects.requireNonNullElse(challenges, List.of());
        projects = Objects.requireNonNullElse(projects, List.of());
        sectors = Objects.requireNonNullElse(sectors, List.of());
        innovationKinds = Objects.requireNonNullElse(innovationKinds, List.of());
    }

    /** As it is kept, with these challenges and projects. */
    SolutionRequest naming(List<String> challenges, List<String> projects) {
        return new SolutionRequest(
                null,
                name,
                summary,
                owner,
                developers,
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
        for (var i = 0; i < developers.size(); i++) {
            var party = developers.get(i);
            var own = party.faults("/developers/" + i);
            faults.addAll(own);
            if (own.isEmpty()
                    && developers.subList(0, i).stream()
                            .anyMatch(
                                    p -> p.faults("").isEmpty() && p.identity().equals(party.identity())))
                faults.add(Fault.at("/developers/" + i, "party-twice"));
        }
        return faults;
    }
}
