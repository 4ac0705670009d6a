package no.dugnad.instruments.match;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.dugnad.instruments.criteria.Criterion;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Reach", description = "Whom a call reaches and whom it shuts out, and which criterion does it.")
public record ReachView(
        @Schema(required = true) LocalDate at,

        @Schema(description = "The grouping (gruppering); null when all are one group.") @Nullable
        String grouping,

        @Schema(required = true) List<Group> groups,
        @Schema(required = true) List<CriterionReach> criteria) {

    @Schema(name = "GroupReach", description = "One group of municipalities; the four verdicts add up to all of them.")
    public record Group(
            @Schema(required = true) String group,
            @Schema(required = true) int municipalities,
            @Schema(required = true) int eligible,
            @Schema(required = true) int eligibleThroughPartnership,
            @Schema(required = true) int undetermined,
            @Schema(required = true) int notEligible) {}

    @Schema(name = "CriterionReach", description = "What one criterion does.")
    public record CriterionReach(
            @Schema(
                    required = true,
                    description = "`area` and `applicants` are the call's area and whom its instrument is for.")
            String id,

            @Schema(required = true) Text text,
            @Schema(required = true) Criterion.Weight weight,

            @Schema(
                    required = true,
                    description =
                            "Municipalities that do not meet it, where it is required; a priority excludes nobody.")
            int excludes,

            @Schema(required = true, description = "Those that no other criterion excludes.")
            int excludesAlone,

            @Schema(required = true, description = "Municipalities that do not meet it, also where it is a priority.")
            int notMet,

            @Schema(required = true, description = "Municipalities for which a value that decides is not known.")
            int unknown,

            @Schema(required = true) List<InGroup> byGroup) {}

    @Schema(name = "CriterionReachInGroup")
    public record InGroup(
            @Schema(required = true) String group,
            @Schema(required = true) int excludes,
            @Schema(required = true) int excludesAlone) {}

    static ReachView of(LocalDate at, String grouping, Reach.Outcome outcome) {
        return new ReachView(
                at,
                grouping == null || grouping.isEmpty() ? null : grouping,
                outcome.groups().stream()
                        .map(g -> new Group(
                                g.group(),
                                g.municipalities(),
                                Objects.requireNonNull(g.verdicts().get(Verdict.ELIGIBLE)),
                                Objects.requireNonNull(g.verdicts().get(Verdict.ELIGIBLE_THROUGH_PARTNERSHIP)),
                                Objects.requireNonNull(g.verdicts().get(Verdict.UNDETERMINED)),
                                Objects.requireNonNull(g.verdicts().get(Verdict.NOT_ELIGIBLE))))
                        .toList(),
                outcome.criteria().stream()
                        .map(c -> new CriterionReach(
                                c.rule().id(),
                                c.rule().text(),
                                c.rule().required() ? Criterion.Weight.REQUIRED : Criterion.Weight.PRIORITY,
                                c.excludes(),
                                c.excludesAlone(),
                                c.notMet(),
                                c.unknown(),
                                byGroup(c.byGroup())))
                        .toList());
    }

    private static List<InGroup> byGroup(Map<String, int[]> counts) {
        return counts.entrySet().stream()
                .map(e -> new InGroup(e.getKey(), e.getValue()[0], e.getValue()[1]))
                .toList();
    }
}
