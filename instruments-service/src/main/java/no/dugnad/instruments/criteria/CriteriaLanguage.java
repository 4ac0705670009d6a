package no.dugnad.instruments.criteria;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import no.dugnad.platform.condition.Condition;
import no.dugnad.platform.condition.ConditionLanguage;
import no.dugnad.platform.http.Problem.Fault;

/**
 * The language of criteria: CEL, type-checked against the variables that a call can be matched by. Fields of {@code municipality} are those of
 * {@code GET /v1/municipalities/{number}}, with its own statements ({@code profile}) and {@code indicators} beside them.
 */
@ApplicationScoped
public class CriteriaLanguage {
    private static final CelType TEXT = SimpleType.STRING;
    private static final CelType WHOLE = SimpleType.INT;

    private static final StructType MUNICIPALITY = ConditionLanguage.struct(
            "Municipality",
            Map.ofEntries(
                    Map.entry("number", TEXT),
                    Map.entry("name", TEXT),
                    Map.entry("names", MapType.create(TEXT, TEXT)),
                    Map.entry("klassLabel", TEXT),
                    Map.entry("countyNumber", TEXT),
                    Map.entry("countyName", TEXT),
                    Map.entry("organisationNumber", TEXT),
                    Map.entry("validFrom", TEXT),
                    Map.entry("validTo", TEXT),
                    Map.entry("population", WHOLE),
                    Map.entry("populationYear", WHOLE),
                    Map.entry("centralityClass", WHOLE),
                    Map.entry("centralityIndex", WHOLE),
                    Map.entry("areaKm2", SimpleType.DOUBLE),
                    Map.entry("labourMarketRegion", TEXT),
                    Map.entry("samiAdministrativeArea", SimpleType.BOOL),
                    Map.entry("kostraGroup", TEXT),
                    Map.entry("profile", MapType.create(TEXT, SimpleType.DYN)),
                    Map.entry("indicators", MapType.create(TEXT, SimpleType.DOUBLE))));
    private static final StructType PARTNERSHIP =
            ConditionLanguage.struct("Partnership", Map.of("id", TEXT, "kind", TEXT, "host", TEXT));
    private static final StructType CONSORTIUM = ConditionLanguage.struct(
            "Consortium",
            Map.of(
                    "size",
                    WHOLE,
                    "population",
                    WHOLE,
                    "members",
                    ListType.create(StructTypeReference.create("Municipality"))));
    private static final StructType CALL = ConditionLanguage.struct("Call", Map.of("id", TEXT, "instrumentId", TEXT));

    /** What an expression may name. */
    static final Map<String, CelType> VARIABLES = Map.of(
            "municipality",
            MUNICIPALITY,
            "partnerships",
            ListType.create(StructTypeReference.create("Partnership")),
            "consortium",
            CONSORTIUM,
            "call",
            CALL);

    /** What the variables are made of. */
    static final List<StructType> TYPES = List.of(MUNICIPALITY, PARTNERSHIP, CONSORTIUM, CALL);

    private final ConditionLanguage language = new ConditionLanguage(VARIABLES, TYPES.toArray(StructType[]::new));

    /** What is wrong with an expression, as {@link ConditionLanguage#faults}. */
    public List<Fault> faults(String pointer, String expression) {
        return language.faults(pointer, expression);
    }

    /** What is wrong with all criteria of a call together, as {@link ConditionLanguage#faults(IntFunction, List)}. */
    public List<Fault> faults(IntFunction<String> pointer, List<String> expressions) {
        return language.faults(pointer, expressions);
    }

    /** A criterion's expression, as {@link ConditionLanguage#ready}. */
    public Optional<Condition> ready(String expression) {
        return language.ready(expression);
    }
}
