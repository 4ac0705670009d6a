package no.dugnad.site;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.dugnad.platform.text.Text;
import org.jspecify.annotations.Nullable;

/** What the catalogue answers (instruments-service), with only the fields that pages use. A word that is new stays a word. */
final class CatalogueAnswers {
    private CatalogueAnswers() {}

    record Organisation(String organisationNumber, @Nullable String name) {}

    record Instrument(
            String id,
            Text name,
            Text summary,
            Organisation owner,
            List<Organisation> managers,
            String support,
            String orientation,
            @Nullable Integer ambition,
            List<String> applicants,
            String status,
            @Nullable Text statusNote,
            @Nullable String website,
            @Nullable String source,
            @Nullable Integer asOf) {}

    record Instruments(List<Instrument> items, long total) {}

    record InstrumentVersion(int version, List<String> changed, Instant recordedAt) {}

    record InstrumentVersions(List<InstrumentVersion> items) {}

    record Funding(
            @Nullable Long frame,
            @Nullable Long minPerProject,
            @Nullable Long maxPerProject,
            @Nullable Long maxPerJointProject) {}

    record Call(
            String id,
            String instrumentId,
            Text title,
            @Nullable Organisation manager,
            @Nullable Instant opensAt,
            @Nullable Instant closesAt,
            boolean rolling,
            @Nullable Funding fundingNok,
            boolean demo,
            @Nullable String website,
            String status) {}

    record Calls(List<Call> items, long total) {}

    record Match(
            MatchedCall call,
            String verdict,
            List<CriterionMatch> criteria,
            List<Through> through,
            BigDecimal burdenHours) {}

    record MatchedCall(
            String id,
            String instrumentId,
            Text title,
            @Nullable Instant opensAt,
            @Nullable Instant closesAt,
            String status,
            boolean demo) {}

    record CriterionMatch(
            String id,
            Text text,
            String weight,
            String verdict,
            Map<String, @Nullable Object> values,
            Map<String, LocalDate> valuesAt,
            List<FactChange> whatWouldChange) {}

    /** @param to a number, a word, a truth or a list of ids */
    record FactChange(String variable, @Nullable Object to) {}

    record Through(String partnershipId, Text name) {}

    record Matches(List<Match> items, long total) {}

    record Reach(LocalDate at, List<GroupReach> groups, List<CriterionReach> criteria) {}

    record GroupReach(
            String group,
            int municipalities,
            int eligible,
            int eligibleThroughPartnership,
            int undetermined,
            int notEligible) {}

    record CriterionReach(
            String id,
            Text text,
            String weight,
            int excludes,
            int excludesAlone,
            int unknown,
            List<CriterionReachInGroup> byGroup) {}

    record CriterionReachInGroup(String group, int excludes, int excludesAlone) {}
}
