package no.dugnad.municipalities.grouping;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import no.dugnad.municipalities.indicator.Indicators;
import no.dugnad.municipalities.registry.GroupingDefinition;
import no.dugnad.municipalities.registry.Registry;
import no.dugnad.platform.condition.ConditionLanguage;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.text.OneLine;
import no.dugnad.platform.text.SlugForm;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "GroupingRequest", description = "The definition of a grouping.")
record GroupingRequest(
        @NotNull Text name,
        @NotNull Text description,

        @NotBlank @Size(max = 500) @OneLine @Schema(description = "Whose figures it rests on.")
        String source,

        @NotEmpty @Size(max = 100) @Schema(description = "Each municipality must meet the condition of exactly one.")
        List<@NotNull @Valid Group> groups) {
    @Schema(name = "GroupRequest")
    record Group(
            @NotNull @SlugForm @Size(max = 80) String id,

            @NotNull Text name,

            @NotBlank
            @Size(max = ConditionLanguage.LONGEST)
            @Pattern(regexp = "[^\\x00]*", message = "control-character")
            @Schema(
                    examples = "municipality.population < 5000 && municipality.indicators['old-age-dependency'] > 0.4",
                    description = """
                            CEL over `municipality` (number, name, countyNumber, countyName, organisationNumber, population, centralityClass, centralityIndex, areaKm2, \
                            labourMarketRegion, samiAdministrativeArea, kostraGroup) and `municipality.indicators['id']`.""")
            String condition) {}

    /** Every fault, when it does not divide the municipalities of every date that its data cover, with the municipalities that show it. */
    List<Fault> faults(Registry registry) {
        var indicators = Indicators.of(registry);
        var faults = new ArrayList<Fault>();
        var ids = new HashSet<String>();
        for (var i = 0; i < groups.size(); i++) {
            if (!ids.add(groups.get(i).id())) faults.add(Fault.at("/groups/" + i + "/id", "group-twice", Map.of()));
            faults.addAll(GroupingLanguage.faults(
                    "/groups/" + i + "/condition", groups.get(i).condition(), indicators));
        }
        if (faults.isEmpty())
            faults.addAll(GroupingLanguage.faults(
                    i -> "/groups/" + i + "/condition",
                    groups.stream().map(Group::condition).toList()));
        return faults.isEmpty() ? new Grouping(definition("", 0), registry, indicators).faults() : faults;
    }

    GroupingDefinition definition(String id, int version) {
        return new GroupingDefinition(
                id,
                version,
                name,
                description,
                source,
                groups.stream()
                        .map(g -> new GroupingDefinition.Group(g.id(), g.name(), g.condition()))
                        .toList());
    }
}
