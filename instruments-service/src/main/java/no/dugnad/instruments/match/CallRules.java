package no.dugnad.instruments.match;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import no.dugnad.instruments.call.CallStatus;
import no.dugnad.instruments.call.CallView;
import no.dugnad.instruments.call.Requirement;
import no.dugnad.instruments.criteria.CriteriaLanguage;
import no.dugnad.instruments.criteria.Criterion;
import no.dugnad.platform.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * A call as matching sees it.
 *
 * @param owner organisation number of the instrument's owner
 * @param rules its area and its instrument's applicants first, then its own criteria
 * @param values what a criterion may name of the call
 */
public record CallRules(
        String id,
        String instrumentId,
        Text title,
        String owner,
        @Nullable String manager,
        @Nullable Instant opensAt,
        @Nullable Instant closesAt,
        boolean draft,
        @Nullable Instant withdrawnAt,
        boolean demo,
        BigDecimal burdenHours,
        List<Rule> rules,
        Map<String, Object> values) {

    private static final Map<String, Text> KINDS = Map.of(
            "municipality", Text.of("kommuner", "kommunar", "municipalities"),
            "county", Text.of("fylkeskommuner", "fylkeskommunar", "county authorities"),
            "state", Text.of("statlige virksomheter", "statlege verksemder", "state bodies"),
            "research", Text.of("forskningsmiljøer", "forskingsmiljø", "research organisations"),
            "business", Text.of("næringsliv", "næringsliv", "business"),
            "voluntary", Text.of("frivillige organisasjoner", "frivillige organisasjonar", "voluntary organisations"));

    public CallStatus status(Instant now) {
        return CallStatus.of(draft, withdrawnAt, opensAt, closesAt, now);
    }

    /** A call as its events tell of it; of its instrument, as it is now. */
    public static CallRules of(CallView call, CatalogueInstrument instrument, CriteriaLanguage language) {
        return of(
                call.id(),
                instrument,
                call.title(),
                call.manager() == null ? null : call.manager().number(),
                call.area() == null ? null : call.area().counties(),
                call.opensAt(),
                call.closesAt(),
                call.criteria(),
                call.requirements() == null
                        ? List.of()
                        : call.requirements().stream()
                                .map(Requirement::estimatedHours)
                                .toList(),
                call.draft(),
                call.withdrawnAt(),
                call.demo(),
                language);
    }

    /**
     * @param id null for a draft that has none yet
     * @param counties null for the whole country
     * @param hours that each requirement is estimated to take; null where nobody has said
     */
    static CallRules of(
            String id,
            CatalogueInstrument instrument,
            Text title,
            @Nullable String manager,
            @Nullable List<String> counties,
            @Nullable Instant opensAt,
            @Nullable Instant closesAt,
            List<Criterion> criteria,
            List<BigDecimal> hours,
            boolean draft,
            @Nullable Instant withdrawnAt,
            boolean demo,
            CriteriaLanguage language) {
        var rules = common(counties, instrument.applicants(), language);
        if (criteria != null) criteria.forEach(criterion -> rules.add(rule(criterion, language)));
        var values = new HashMap<String, Object>();
        if (id != null) values.put("id", id);
        values.put("instrumentId", instrument.id());
        return new CallRules(
                id,
                instrument.id(),
                title,
                instrument.owner(),
                manager,
                opensAt,
                closesAt,
                draft,
                withdrawnAt,
                demo,
                hours.stream().filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add),
                List.copyOf(rules),
                Map.copyOf(values));
    }

    /** The criteria that every call has: where it applies, and whom its instrument is for. */
    static List<Rule> common(@Nullable List<String> counties, List<String> applicants, CriteriaLanguage language) {
        var rules = new ArrayList<Rule>();
        var listed = counties == null ? "" : String.join(", ", counties);
        rules.add(new Rule(
                "area",
                counties == null
                        ? Text.of("Gjelder i hele landet.", "Gjeld i heile landet.", "Applies in the whole country.")
                        : Text.of(
                                "Gjelder i fylke " + listed + ".",
                                "Gjeld i fylke " + listed + ".",
                                "Applies in county " + listed + "."),
                language.ready(
                                counties == null
                                        ? "true"
                                        : counties.stream()
                                                .map(county -> "'" + county.replaceAll("[^0-9]", "") + "'")
                                                .collect(Collectors.joining(
                                                        ", ", "municipality.countyNumber in [", "]")))
                        .orElse(null),
                null,
                false,
                true));
        var open = EnumSet.noneOf(ApplicantKind.class);
        if (applicants.contains("municipality")) open.add(ApplicantKind.MUNICIPALITY);
        if (applicants.contains("county")) open.add(ApplicantKind.COUNTY);
        rules.add(new Rule(
                "applicants",
                Text.of(
                        "Åpen for " + kinds(applicants, "nb", " og ") + ".",
                        "Open for " + kinds(applicants, "nn", " og ") + ".",
                        "Open to " + kinds(applicants, "en", " and ") + "."),
                null,
                open,
                false,
                true));
        return rules;
    }

    static Rule rule(Criterion written, CriteriaLanguage language) {
        var criterion = written.complete();
        return new Rule(
                criterion.id(),
                criterion.text(),
                language.ready(criterion.expression()).orElse(null),
                null,
                criterion.mayBeMetBy() == Criterion.MetBy.PARTNERSHIP,
                criterion.weight() == Criterion.Weight.REQUIRED);
    }

    private static String kinds(List<String> applicants, String language, String and) {
        var words = applicants.stream()
                .distinct()
                .filter(KINDS::containsKey)
                .map(kind -> Objects.requireNonNull(KINDS.get(kind)).in(language))
                .toList();
        if (words.size() < 2) return String.join("", words);
        return String.join(", ", words.subList(0, words.size() - 1)) + and + words.getLast();
    }
}
