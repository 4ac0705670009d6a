package no.dugnad.partnerships.opportunity;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import no.dugnad.platform.condition.Condition;
import no.dugnad.platform.condition.ConditionLanguage;

/**
 * The catalogue's language of criteria, as its {@code /v1/criteria-language} describes it. An expression that this copy of it does not take, because the
 * catalogue's has grown, is one whose outcome is not known.
 */
@ApplicationScoped
class CriteriaLanguage {
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

    private final ConditionLanguage language = new ConditionLanguage(
            Map.of(
                    "municipality",
                    MUNICIPALITY,
                    "partnerships",
                    ListType.create(StructTypeReference.create("Partnership")),
                    "consortium",
                    CONSORTIUM,
                    "call",
                    CALL),
            MUNICIPALITY,
            PARTNERSHIP,
            CONSORTIUM,
            CALL);

    /** Ready to be evaluated; empty for one that is not taken. */
    Optional<Condition> ready(String expression) {
        return language.ready(expression);
    }
}
