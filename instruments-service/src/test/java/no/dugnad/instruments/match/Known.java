package no.dugnad.instruments.match;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.dugnad.instruments.criteria.CriteriaLanguage;
import no.dugnad.instruments.criteria.Criterion;
import no.dugnad.instruments.criteria.Criterion.MetBy;
import no.dugnad.instruments.criteria.Criterion.Weight;
import no.dugnad.instruments.known.IndicatorState;
import no.dugnad.instruments.known.MembershipState;
import no.dugnad.instruments.known.MembershipState.Party;
import no.dugnad.instruments.known.MunicipalityState;
import no.dugnad.instruments.known.MunicipalityState.Borders;
import no.dugnad.instruments.known.MunicipalityState.Profile;
import no.dugnad.instruments.known.MunicipalityState.Version;
import no.dugnad.instruments.known.PartnershipState;
import no.dugnad.platform.text.Text;

/** A small country made by hand, for the plain tests of matching. */
final class Known {
    static final LocalDate AT = LocalDate.of(2026, 6, 15);
    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    final CriteriaLanguage language = new CriteriaLanguage();
    private final Map<String, MunicipalityState> municipalities = new TreeMap<>();
    private final Map<String, TreeMap<Integer, IndicatorState>> indicators = new TreeMap<>();
    private final Map<String, PartnershipState> partnerships = new TreeMap<>();
    private final Map<String, List<MembershipState>> memberships = new TreeMap<>();

    /** @param population and centralityClass null where they are not known */
    Known municipality(String number, Integer population, Integer centralityClass, String... neighbours) {
        return municipality(number, population, centralityClass, null, neighbours);
    }

    Known municipality(
            String number, Integer population, Integer centralityClass, Profile profile, String... neighbours) {
        municipalities.put(
                number,
                new MunicipalityState(
                        number,
                        "99" + number + "000",
                        List.of(new Version(
                                "Sted " + number,
                                Map.of("nb", "Sted " + number),
                                "Sted " + number,
                                number.substring(0, 2),
                                "Fylke " + number.substring(0, 2),
                                LONG_AGO,
                                null)),
                        null,
                        List.of(new Borders(LONG_AGO, null, List.of(neighbours))),
                        profile));
        if (population != null) measured("population", 2026, number, population);
        if (centralityClass != null) measured("centrality-class", 2024, number, centralityClass);
        return this;
    }

    Known measured(String indicator, int year, String number, double value) {
        var values = new HashMap<>(indicators
                .computeIfAbsent(indicator, i -> new TreeMap<>())
                .getOrDefault(year, new IndicatorState(indicator, year, Map.of()))
                .values());
        values.put(number, value);
        indicators.get(indicator).put(year, new IndicatorState(indicator, year, values));
        return this;
    }

    Known partnership(String id, String kind, String... members) {
        return partnership(
                id,
                kind,
                Arrays.stream(members)
                        .map(m -> new MembershipState(
                                id, new Party(m.length() == 2 ? "county" : "municipality", m), LONG_AGO, null, null))
                        .toList());
    }

    Known partnership(String id, String kind, List<MembershipState> members) {
        partnerships.put(
                id, new PartnershipState(id, Text.nb(id), kind, new PartnershipState.Host("964338531"), null, null));
        memberships.put(id, members);
        return this;
    }

    Day day() {
        return day(AT);
    }

    Day day(LocalDate at) {
        return new Day(at, new Told(municipalities, indicators, Map.of(), partnerships, memberships));
    }

    /** A call for municipalities in the whole country, with these criteria. */
    CallRules call(Criterion... criteria) {
        return call(null, List.of("municipality"), criteria);
    }

    CallRules call(List<String> counties, List<String> applicants, Criterion... criteria) {
        var rules = new ArrayList<>(CallRules.common(counties, applicants, language));
        for (var criterion : criteria) rules.add(CallRules.rule(criterion, language));
        return new CallRules(
                "runden",
                "ordningen",
                Text.nb("Runden"),
                "999601391",
                null,
                null,
                null,
                false,
                null,
                false,
                java.math.BigDecimal.ZERO,
                rules,
                Map.of("id", "runden", "instrumentId", "ordningen"));
    }

    static Criterion required(String expression) {
        return criterion(expression, MetBy.APPLICANT, Weight.REQUIRED);
    }

    static Criterion shared(String expression) {
        return criterion(expression, MetBy.PARTNERSHIP, Weight.REQUIRED);
    }

    static Criterion priority(String expression) {
        return criterion(expression, MetBy.APPLICANT, Weight.PRIORITY);
    }

    private static Criterion criterion(String expression, MetBy by, Weight weight) {
        return new Criterion("c", Text.nb("Vilkåret"), expression, by, weight);
    }
}
