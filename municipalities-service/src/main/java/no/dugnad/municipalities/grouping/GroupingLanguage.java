package no.dugnad.municipalities.grouping;

import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.IntFunction;
import no.dugnad.municipalities.indicator.Indicators;
import no.dugnad.municipalities.registry.Indicator;
import no.dugnad.municipalities.registry.MunicipalityView;
import no.dugnad.municipalities.registry.Registry;
import no.dugnad.platform.condition.Condition;
import no.dugnad.platform.condition.Condition.Variable;
import no.dugnad.platform.condition.ConditionLanguage;
import no.dugnad.platform.http.Problem.Fault;
import org.jspecify.annotations.Nullable;

/** What the conditions of groupings may name: the fields of a municipality, and its indicators by their ids, at a date. */
final class GroupingLanguage {
    private static final String MUNICIPALITY = "municipality";
    private static final String INDICATORS = "indicators";
    private static final CelType TEXT = SimpleType.STRING;
    private static final CelType WHOLE = SimpleType.INT;

    private static final Map<String, CelType> FIELDS = Map.ofEntries(
            Map.entry("number", TEXT),
            Map.entry("name", TEXT),
            Map.entry("klassLabel", TEXT),
            Map.entry("countyNumber", TEXT),
            Map.entry("countyName", TEXT),
            Map.entry("organisationNumber", TEXT),
            Map.entry("population", WHOLE),
            Map.entry("centralityClass", WHOLE),
            Map.entry("centralityIndex", WHOLE),
            Map.entry("areaKm2", SimpleType.DOUBLE),
            Map.entry("labourMarketRegion", TEXT),
            Map.entry("samiAdministrativeArea", SimpleType.BOOL),
            Map.entry("kostraGroup", TEXT),
            Map.entry(INDICATORS, MapType.create(TEXT, SimpleType.DOUBLE)));

    private static final ConditionLanguage LANGUAGE = language();

    /** The dates for which there are values at all. @param to exclusive; null for no end */
    record Coverage(LocalDate from, @Nullable LocalDate to) {
        Coverage and(Coverage other) {
            return new Coverage(
                    from.isAfter(other.from) ? from : other.from,
                    to == null ? other.to : other.to == null || to.isBefore(other.to) ? to : other.to);
        }
    }

    private GroupingLanguage() {}

    private static ConditionLanguage language() {
        var municipality = ConditionLanguage.struct("Municipality", FIELDS);
        return new ConditionLanguage(Map.of(MUNICIPALITY, municipality), municipality);
    }

    static Condition condition(String expression) {
        return LANGUAGE.ready(expression).orElseThrow(() -> new IllegalArgumentException(expression));
    }

    /** What is wrong with a condition; indicators must exist, and be named by their ids. */
    static List<Fault> faults(String pointer, String expression, Indicators indicators) {
        var faults = new ArrayList<>(LANGUAGE.faults(pointer, expression));
        if (!faults.isEmpty()) return faults;
        for (var variable : condition(expression).variables())
            if (variable.path().size() < 2 || variable.path().equals(List.of(MUNICIPALITY, INDICATORS)))
                faults.add(Fault.at(pointer, "name-a-value", Map.of("variable", variable.toString())));
            else if (indicator(variable) && indicators.find(id(variable)).isEmpty())
                faults.add(Fault.at(pointer, "unknown-indicator", Map.of("id", id(variable))));
        return faults;
    }

    /** What is wrong with the conditions of a definition together, each without {@link #faults(String, String, Indicators)}. @param pointer of each by its index */
    static List<Fault> faults(IntFunction<String> pointer, List<String> expressions) {
        return LANGUAGE.faults(pointer, expressions);
    }

    /** The value of a variable; null where it is not known. */
    static @Nullable Object value(Variable variable, MunicipalityView m, LocalDate at, Indicators indicators) {
        if (indicator(variable))
            return indicators
                    .find(id(variable))
                    .map(i -> i.at(m.number(), at.getYear()))
                    .orElse(null);
        return switch (variable.path().getLast()) {
            case "number" -> m.number();
            case "name" -> m.name();
            case "klassLabel" -> m.klassLabel();
            case "countyNumber" -> m.countyNumber();
            case "countyName" -> m.countyName();
            case "organisationNumber" -> m.organisationNumber();
            case "population" -> whole(m.population());
            case "centralityClass" -> whole(m.centralityClass());
            case "centralityIndex" -> whole(m.centralityIndex());
            case "areaKm2" -> m.areaKm2();
            case "labourMarketRegion" -> m.labourMarketRegion();
            case "samiAdministrativeArea" -> m.samiAdministrativeArea();
            case "kostraGroup" -> m.kostraGroup();
            default -> null;
        };
    }

    /** The year of the figure that is the value at a date; null for what has no year. */
    static @Nullable Integer year(Variable variable, Registry registry, LocalDate at, Indicators indicators) {
        var years = switch (indicator(variable) ? "" : variable.path().getLast()) {
            case "" -> indicators.find(id(variable)).map(Indicator::values).orElse(null);
            case "population" ->
                indicators.find("population").map(Indicator::values).orElse(null);
            case "centralityClass", "centralityIndex" -> registry.facts().centrality();
            case "kostraGroup" -> registry.facts().kostra();
            default -> null;
        };
        return years == null ? null : lastUntil(years, at.getYear());
    }

    static Coverage coverage(Variable variable, Registry registry, Indicators indicators) {
        if (indicator(variable))
            return indicators.find(id(variable)).map(GroupingLanguage::coverage).orElseThrow();
        return switch (variable.path().getLast()) {
            case "population" -> coverage(indicators.find("population").orElseThrow());
            case "centralityClass", "centralityIndex" ->
                from(registry.facts().centrality().firstKey());
            case "kostraGroup" -> from(registry.facts().kostra().firstKey());
            case "areaKm2", "labourMarketRegion", "samiAdministrativeArea" ->
                new Coverage(registry.placeBoundaries().getFirst(), null);
            default -> new Coverage(Registry.BEGINS, null);
        };
    }

    /** The values of one municipality as the language has them, with the missing left out. */
    static Map<String, Map<String, Object>> values(List<Variable> variables, List<Object> values) {
        var municipality = new HashMap<String, Object>();
        var measured = new HashMap<String, Object>();
        municipality.put(INDICATORS, measured);
        for (var i = 0; i < variables.size(); i++)
            if (values.get(i) != null)
                (indicator(variables.get(i)) ? measured : municipality)
                        .put(variables.get(i).path().getLast(), values.get(i));
        return Map.of(MUNICIPALITY, municipality);
    }

    private static Coverage coverage(Indicator indicator) {
        var years = indicator.values();
        if (years.isEmpty()) return new Coverage(Registry.BEGINS, Registry.BEGINS);
        return new Coverage(
                from(years.firstKey()).from(),
                indicator.holds() == Indicator.Holds.YEAR ? LocalDate.of(years.lastKey() + 1, 1, 1) : null);
    }

    private static Coverage from(int year) {
        return new Coverage(LocalDate.of(year, 1, 1), null);
    }

    private static @Nullable Integer lastUntil(SortedMap<Integer, ?> years, int year) {
        var until = years.headMap(year + 1);
        return until.isEmpty() ? null : until.lastKey();
    }

    private static boolean indicator(Variable variable) {
        return variable.path().size() == 3 && variable.path().get(1).equals(INDICATORS);
    }

    private static String id(Variable variable) {
        return variable.path().getLast();
    }

    private static @Nullable Long whole(@Nullable Integer value) {
        return value == null ? null : value.longValue();
    }
}
