package no.dugnad.partnerships.project;

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
import no.dugnad.partnerships.challenge.Vocabulary.Horizon;
import no.dugnad.partnerships.challenge.Vocabulary.InnovationKind;
import no.dugnad.partnerships.challenge.Vocabulary.Sector;
import no.dugnad.partnerships.partnership.Days;
import no.dugnad.partnerships.party.Owner;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.text.OneLine;
import no.dugnad.platform.text.Text;
import no.dugnad.platform.write.Identified;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "A project as its partnership's host, or its owner, writes it.")
record ProjectRequest(
        @Schema(nullable = true, description = "May repeat the address's id in a PUT or PATCH; not given in a POST.")
        @Nullable
        String id,

        @NotNull Text name,
        @Schema(nullable = true) @Nullable Text summary,

        @Schema(nullable = true, description = "Partnership whose project it is; its host writes it then.") @Nullable
        String partnershipId,

        @NotNull @Valid Owner owner,

        @Size(max = 50) @Schema(nullable = true, description = "Ids of challenges.")
        List<@NotNull String> challenges,

        @Min(1)
        @Max(5)
        @Schema(nullable = true, description = "1 (incremental) to 5 (radical); null where nobody has graded it.")
        @Nullable
        Integer ambition,

        @Size(max = 3) @Schema(nullable = true) List<@NotNull RadicalIn> radicalIn,
        @Schema(nullable = true) @Nullable Horizon horizon,
        @Size(max = 20) @Schema(nullable = true) List<@NotNull InnovationKind> innovationKinds,
        @Size(max = 20) @Schema(nullable = true) List<@NotNull Sector> sectors,
        @NotNull Stage stage,
        @Size(max = 500) @Schema(nullable = true) List<@NotNull @Valid Partner> partners,
        @Schema(nullable = true) @Nullable LocalDate from,

        @Schema(nullable = true, description = "First day on which it is no more.") @Nullable
        LocalDate to,

        @Size(max = 100) @Schema(nullable = true) List<@NotNull @Valid Experiment> experiments,

        @Size(max = 2000) @OneLine @Schema(nullable = true, description = "Where the record is from.") @Nullable
        String source,

        @Min(1900) @Max(2200) @Schema(nullable = true, description = "Year of what the record says.") @Nullable
        Integer asOf)
        implements Identified {
    /** A list that is left out is empty. */
    ProjectRequest {
        challenges = Objects.requireNonNullElse(challenges, List.of());
        radicalIn = Objects.requireNonNullElse(radicalIn, List.of());
        innovationKinds = Objects.requireNonNullElse(innovationKinds, List.of());
        sectors = Objects.requireNonNullElse(sectors, List.of());
        partners = Objects.requireNonNullElse(partners, List.of());
        experiments = Objects.requireNonNullElse(experiments, List.of());
    }

    /** As it is kept, with these challenges. */
    ProjectRequest naming(List<String> challenges) {
        return new ProjectRequest(
                null,
                name,
                summary,
                partnershipId,
                owner,
                challenges,
                ambition,
                Vocabulary.unique(radicalIn),
                horizon,
                Vocabulary.unique(innovationKinds),
                Vocabulary.unique(sectors),
                stage,
                partners,
                from,
                to,
                experiments,
                source,
                asOf);
    }

    /** What is wrong with it in itself, whatever else there is. */
    List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        period(faults, "", from, to);
        for (var i = 0; i < partners.size(); i++) {
            var at = "/partners/" + i + "/party";
            var party = partners.get(i).party();
            var own = party.faults(at);
            faults.addAll(own);
            if (own.isEmpty()
                    && partners.subList(0, i).stream()
                            .anyMatch(p -> p.party().faults("").isEmpty()
                                    && p.party().identity().equals(party.identity())))
                faults.add(Fault.at(at, "party-twice"));
        }
        for (var i = 0; i < experiments.size(); i++)
            period(
                    faults,
                    "/experiments/" + i,
                    experiments.get(i).from(),
                    experiments.get(i).to());
        return faults;
    }

    private static void period(List<Fault> faults, String at, @Nullable LocalDate from, @Nullable LocalDate to) {
        Days.check(faults, at + "/from", from);
        Days.check(faults, at + "/to", to);
        if (from != null && to != null && !to.isAfter(from)) faults.add(Fault.at(at + "/to", "to-not-after-from"));
    }
}
