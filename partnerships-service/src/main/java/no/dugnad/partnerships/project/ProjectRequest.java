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

@Schema(description = "A project as its partnership's host, or its owner, writes it.")
record ProjectRequest(
        @Schema(nullable = true, description = "May repeat the address's id in a PUT or PATCH; not given in a POST.")
        String id,

        @NotNull Text name,
        @Schema(nullable = true) Text summary,

        @Schema(nullable = true, description = "Partnership whose project it is; its host writes it then.")
        String partnershipId,

        @NotNull @Valid Owner owner,

        @Size(max = 50) @Schema(nullable = true, description = "Ids of challenges.")
        List<@NotNull String> challenges,

        @Min(1)
        @Max(5)
        @Schema(nullable = true, description = "1 (incremental) to 5 (radical); null where nobody has graded it.")
        Integer ambition,

        @Size(max = 3) @Schema(nullable = true) List<@NotNull RadicalIn> radicalIn,
        @Schema(nullable = true) Horizon horizon,
        @Size(max = 20) @Schema(nullable = true) List<@NotNull InnovationKind> innovationKinds,
        @Size(max = 20) @Schema(nullable = true) List<@NotNull Sector> sectors,
        @NotNull Stage stage,
        @Size(max = 500) @Schema(nullable = true) List<@NotNull @Valid Partner> partners,
        @Schema(nullable = true) LocalDate from,

        @Schema(nullable = true, description = "First day on which it is no more.")
        LocalDate to,

        @Size(max = 100) @Schema(nullable = true) List<@NotNull @Valid Experiment> experiments,

        @Size(max = 2000) @OneLine @Schema(nullable = true, description = "Where the record is from.")
        String source,

        @Min(1900) @Max(2200) @Schema(nullable = true, description = "Year of what the record says.")
        Integer asOf)
        implements Identified {

    /** With what was left out filled in, and with these challenges; null for what is kept without them. */
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
                Objects.requireNonNullElse(partners, List.of()),
                from,
                to,
                Objects.requireNonNullElse(experiments, List.of()),
                source,
                asOf);
    }

    /** What is wrong with it in itself, whatever else there is. */
    List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        period(faults, "", from, to);
        var parties = Objects.requireNonNullElse(partners, List.<Partner>of());
        for (var i = 0; i < parties.size(); i++) {
            var at = "/partners/" + i + "/party";
            var party = parties.get(i).party();
            var own = party.faults(at);
            faults.addAll(own);
            if (own.isEmpty()
                    && parties.subList(0, i).stream()
                            .anyMatch(p -> p.party().faults("").isEmpty()
                                    && p.party().identity().equals(party.identity())))
                faults.add(Fault.at(at, "party-twice"));
        }
        var tried = Objects.requireNonNullElse(experiments, List.<Experiment>of());
        for (var i = 0; i < tried.size(); i++)
            period(
                    faults,
                    "/experiments/" + i,
                    tried.get(i).from(),
                    tried.get(i).to());
        return faults;
    }

    private static void period(List<Fault> faults, String at, LocalDate from, LocalDate to) {
        Days.check(faults, at + "/from", from);
        Days.check(faults, at + "/to", to);
        if (from != null && to != null && !to.isAfter(from)) faults.add(Fault.at(at + "/to", "to-not-after-from"));
    }
}
