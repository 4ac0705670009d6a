package no.dugnad.instruments.call;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import no.dugnad.instruments.criteria.CriteriaLanguage;
import no.dugnad.instruments.criteria.Criterion;
import no.dugnad.instruments.organisation.Organisation;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.text.OneLine;
import no.dugnad.platform.text.SlugForm;
import no.dugnad.platform.text.Text;
import no.dugnad.platform.text.WebAddress;
import no.dugnad.platform.write.Identified;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A call as its owner or manager writes it, and as it is kept. */
@Schema(description = "A call (utlysning) as the instrument's owner or the call's manager writes it.")
public record CallRequest(
        @Schema(nullable = true, description = "May repeat the address's id in a PUT or PATCH; not given in a POST.")
        String id,

        @NotNull @SlugForm @Size(max = 80) String instrumentId,

        @NotNull Text title,
        @Valid @Nullable Organisation manager,
        @Valid Area area,
        Instant opensAt,
        Instant closesAt,
        Boolean rolling,
        @Size(max = 20) List<@NotNull @Valid Stage> stages,
        @Valid Funding fundingNok,
        @Size(max = 50) List<@NotNull @Valid FundingRule> fundingRules,
        @Size(max = 50) List<@NotNull @Valid Criterion> criteria,
        @Size(max = 100) List<@NotNull @Valid Requirement> requirements,
        Instant reportingDueAt,
        Boolean draft,
        Instant withdrawnAt,
        Boolean demo,
        Text note,
        Text summary,

        @Size(max = 2000) @WebAddress String website,

        @Valid ProjectPeriod projectPeriod,

        @Size(max = 2000) @OneLine String source,

        @Min(1900) @Max(2200) Integer asOf)
        implements Identified {

    /** A call's area and its instrument's applicants count as required criteria with these ids. */
    private static final Set<String> RESERVED = Set.of("area", "applicants");

    /** With names looked up, lists in place of nulls, and the defaults. */
    CallRequest complete(String id) {
        return new CallRequest(
                id,
                instrumentId,
                title,
                manager == null ? null : manager.known(),
                area,
                opensAt,
                closesAt,
                Boolean.TRUE.equals(rolling),
                list(stages),
                fundingNok,
                list(fundingRules),
                list(criteria).stream().map(Criterion::complete).toList(),
                list(requirements),
                reportingDueAt,
                Boolean.TRUE.equals(draft),
                withdrawnAt,
                Boolean.TRUE.equals(demo),
                note,
                summary,
                website,
                projectPeriod,
                source,
                asOf);
    }

    /** What cannot be, beyond each field by itself. */
    public List<Fault> faults(CriteriaLanguage language, Instant now) {
        var faults = new ArrayList<Fault>();
        // a round of earlier years may lack the day it opened, if it says where it is from: an unknown date is not
        // invented
        var historic = closesAt != null && closesAt.isBefore(now) && source != null;
        if (opensAt == null && !historic) faults.add(Fault.at("/opensAt", "not-null"));
        if (closesAt == null && !Boolean.TRUE.equals(rolling)) faults.add(Fault.at("/closesAt", "not-null"));
        if (opensAt != null && closesAt != null && !closesAt.isAfter(opensAt))
            faults.add(Fault.at("/closesAt", "closes-before-opening"));
        if (reportingDueAt != null && opensAt != null && reportingDueAt.isBefore(opensAt))
            faults.add(Fault.at("/reportingDueAt", "report-before-opening"));
        // no clock of a caller's is quite ours
        if (withdrawnAt != null && withdrawnAt.isAfter(now.plus(5, ChronoUnit.MINUTES)))
            faults.add(Fault.at("/withdrawnAt", "past-or-present"));
        if (fundingNok != null) {
            if (less(fundingNok.maxPerProject(), fundingNok.minPerProject()))
                faults.add(Fault.at("/fundingNok/maxPerProject", "max-under-min"));
            if (less(fundingNok.maxPerJointProject(), fundingNok.minPerProject()))
                faults.add(Fault.at("/fundingNok/maxPerJointProject", "max-under-min"));
            if (less(fundingNok.frame(), fundingNok.minPerProject()))
                faults.add(Fault.at("/fundingNok/frame", "max-under-min"));
        }
        var rules = list(fundingRules);
        for (var i = 0; i < rules.size(); i++) {
            if (rules.get(i).kind().needsPercent() && rules.get(i).percent() == null)
                faults.add(Fault.at("/fundingRules/" + i + "/percent", "not-null"));
            if (rules.get(i).kind().needsAmount() && rules.get(i).amountNok() == null)
                faults.add(Fault.at("/fundingRules/" + i + "/amountNok", "not-null"));
        }
        for (var i = 0; i < list(stages).size(); i++)
            if (before(stages.get(i).closesAt(), stages.get(i).opensAt()))
                faults.add(Fault.at("/stages/" + i + "/closesAt", "closes-before-opening"));
        if (projectPeriod != null) {
            if (before(projectPeriod.startsLatest(), projectPeriod.startsEarliest()))
                faults.add(Fault.at("/projectPeriod/startsLatest", "latest-before-earliest"));
            if (before(projectPeriod.endsLatest(), projectPeriod.startsEarliest()))
                faults.add(Fault.at("/projectPeriod/endsLatest", "latest-before-earliest"));
            if (before(projectPeriod.maxMonths(), projectPeriod.minMonths()))
                faults.add(Fault.at("/projectPeriod/maxMonths", "longest-under-shortest"));
        }
        var wrong = new ArrayList<Fault>();
        for (var i = 0; i < list(criteria).size(); i++)
            wrong.addAll(language.faults(
                    "/criteria/" + i + "/expression", criteria.get(i).expression()));
        if (wrong.isEmpty())
            wrong.addAll(language.faults(
                    i -> "/criteria/" + i + "/expression",
                    list(criteria).stream().map(Criterion::expression).toList()));
        faults.addAll(wrong);
        for (var i = 0; i < list(criteria).size(); i++)
            if (RESERVED.contains(criteria.get(i).id()))
                faults.add(Fault.at("/criteria/" + i + "/id", "reserved-id", Map.of("ids", "area, applicants")));
        unique(faults, "/criteria", criteria, Criterion::id);
        unique(faults, "/requirements", requirements, Requirement::id);
        unique(faults, "/stages", stages, Stage::id);
        return faults;
    }

    CallView view(@Nullable CallStatus status) {
        return new CallView(
                id,
                instrumentId,
                title,
                manager,
                area,
                opensAt,
                closesAt,
                rolling,
                stages,
                fundingNok,
                fundingRules,
                criteria,
                requirements,
                reportingDueAt,
                draft,
                withdrawnAt,
                demo,
                note,
                summary,
                website,
                projectPeriod,
                source,
                asOf,
                status);
    }

    private static <T> void unique(List<Fault> faults, String pointer, List<T> parts, Function<T, String> id) {
        var seen = new HashSet<String>();
        for (var i = 0; i < list(parts).size(); i++)
            if (!seen.add(id.apply(parts.get(i)))) faults.add(Fault.at(pointer + "/" + i + "/id", "doubled-id"));
    }

    private static <T extends Comparable<? super T>> boolean before(@Nullable T later, T earlier) {
        return later != null && earlier != null && later.compareTo(earlier) < 0;
    }

    private static boolean less(@Nullable Long a, @Nullable Long b) {
        return a != null && b != null && a < b;
    }

    private static <T> List<T> list(List<T> list) {
        return list == null ? List.of() : list;
    }
}
