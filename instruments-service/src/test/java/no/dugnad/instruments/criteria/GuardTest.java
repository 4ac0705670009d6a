package no.dugnad.instruments.criteria;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Of a municipality that has said yes, of one that has said no, and of one that has said nothing: whether it has said something is always known, and what it has said only when
 * it has, in every form that a rule can take.
 */
class GuardTest {
    private static final Map<String, Object> YES = facts(
            Map.of(
                    "number",
                    "4637",
                    "population",
                    2_000L,
                    "names",
                    Map.of("nb", "Hyllestad"),
                    "indicators",
                    Map.of("debt", 120.0)),
            Map.of("innovationStrategy", "yes", "staffCapacity", 0.5));
    private static final Map<String, Object> NO = facts(
            Map.of("number", "4636", "population", 9_000L, "names", Map.of("nb", "Solund"), "indicators", Map.of()),
            Map.of("innovationStrategy", "no"));
    private static final Map<String, Object> NOTHING =
            facts(Map.of("number", "4635", "names", Map.of(), "indicators", Map.of()), Map.of());

    private final CriteriaLanguage language = new CriteriaLanguage();

    private static Map<String, Object> facts(Map<String, ?> registry, Map<String, ?> profile) {
        var municipality = new HashMap<String, Object>(registry);
        municipality.put("profile", profile);
        return Map.of(
                "municipality",
                municipality,
                "partnerships",
                List.of(),
                "consortium",
                Map.of("size", 1L, "members", List.of(municipality)),
                "call",
                Map.of("id", "c", "instrumentId", "i"));
    }

    private String of(String expression, Map<String, Object> facts) {
        return language.ready(expression)
                .orElseThrow(() -> new AssertionError(language.faults("/x", expression)))
                .holds(facts)
                .map(holds -> holds ? "T" : "F")
                .orElse("?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '~',
            value = {
                // whether it is there
                "'innovationStrategy' in municipality.profile # TTF",
                "has(municipality.profile.innovationStrategy) # TTF",
                "!('innovationStrategy' in municipality.profile) # FFT",
                "!has(municipality.profile.innovationStrategy) # FFT",
                "'staffCapacity' in municipality.profile # TFF",
                "has(municipality.profile.staffCapacity) # TFF",
                "'debt' in municipality.indicators # TFF",
                "has(municipality.indicators.debt) # TFF",
                "'nb' in municipality.names # TTF",
                "has(municipality.names.nb) # TTF",
                "has(municipality.population) # TTF",
                "!has(municipality.population) # FFT",
                "has(municipality.validTo) # FFF",
                "has(municipality.kostraGroup) # FFF",
                "has(municipality.number) # TTT",
                "has(municipality.profile) # TTT",
                // how much is there
                "size(municipality.profile) == 0 # FFT",
                "municipality.profile.size() > 0 # TTF",
                "size(municipality.profile) == 2 # TFF",
                "size(municipality.indicators) == 0 # FTT",
                "size(municipality.names) >= 1 # TTF",
                "municipality.profile == {} # FFT",
                "municipality.indicators != {} # TFF",
                // loops over it
                "municipality.profile.exists(k, k == 'innovationStrategy') # TTF",
                "municipality.profile.all(k, k != 'staffCapacity') # FTT",
                "municipality.profile.exists_one(k, k == 'staffCapacity') # TFF",
                "municipality.profile.exists(k, municipality.profile[k] == 'yes') # TFF",
                "municipality.indicators.all(k, municipality.indicators[k] > 100.0) # TTT",
                "municipality.indicators.exists(k, municipality.indicators[k] > 100.0) # TFF",
                "size(municipality.profile.filter(k, k.startsWith('inno'))) == 1 # TTF",
                // what it is
                "municipality.profile.innovationStrategy == 'yes' # TF?",
                "municipality.profile['innovationStrategy'] == 'yes' # TF?",
                "municipality.profile.innovationStrategy != 'yes' # FT?",
                "!(municipality.profile.innovationStrategy == 'yes') # FT?",
                "municipality.profile.innovationStrategy in ['yes', 'under-way'] # TF?",
                "municipality.profile['staffCapacity'] >= 0.5 # T??",
                "municipality.indicators['debt'] > 100.0 # T??",
                "municipality.indicators.debt > 100.0 # T??",
                "municipality.names['nb'].startsWith('H') # TF?",
                "municipality.population < 5000 # TF?",
                "municipality.kostraGroup == 'EKG01' # ???",
                "municipality.validTo < '2030' # ???",
                // a guard before it
                "'innovationStrategy' in municipality.profile && municipality.profile.innovationStrategy == 'yes' # TFF",
                "'innovationStrategy' in municipality.profile && municipality.profile['innovationStrategy'] == 'yes' # TFF",
                "has(municipality.profile.innovationStrategy) && municipality.profile.innovationStrategy == 'yes' # TFF",
                "municipality.profile.innovationStrategy == 'yes' && has(municipality.profile.innovationStrategy) # TFF",
                "!has(municipality.profile.innovationStrategy) || municipality.profile.innovationStrategy == 'yes' # TFT",
                "!('innovationStrategy' in municipality.profile) || municipality.profile.innovationStrategy == 'no' # FTT",
                "has(municipality.profile.innovationStrategy) ? municipality.profile.innovationStrategy == 'yes' : false # TFF",
                "has(municipality.profile.innovationStrategy) ? municipality.profile.innovationStrategy == 'yes' : true # TFT",
                "size(municipality.profile) > 0 && municipality.profile.innovationStrategy == 'yes' # TFF",
                "'debt' in municipality.indicators && municipality.indicators['debt'] > 100.0 # TFF",
                "has(municipality.population) && municipality.population < 5000 # TFF",
                "!has(municipality.population) || municipality.population < 5000 # TFT",
                // beside something else that is named
                "'innovationStrategy' in municipality.profile && municipality.profile.staffCapacity >= 0.5 # T?F",
                "'innovationStrategy' in municipality.profile || municipality.profile.staffCapacity >= 0.5 # TT?",
                "municipality.population < 5000 || municipality.profile.innovationStrategy == 'no' # TT?",
                "municipality.population < 5000 && municipality.profile.innovationStrategy == 'no' # FF?",
                "has(municipality.population) && municipality.profile.innovationStrategy == 'yes' # TFF",
                "size(municipality.profile) >= 0 && municipality.kostraGroup == 'EKG01' # ???",
                // of those who apply together
                "consortium.members.exists(m, 'innovationStrategy' in m.profile) # TTF",
                "consortium.members.all(m, has(m.population)) # TTF",
                "consortium.members.exists(m, has(m.population) && m.population < 5000) # TFF",
                "consortium.members.exists(m, m.population < 5000) # TF?",
                "consortium.members.all(m, m.profile.innovationStrategy == 'yes') # TF?",
                "consortium.members.all(m, size(m.profile) == 0) # FFT",
            })
    void whetherItIsThereIsKnownAndWhatItIsWhenItIs(String expression, String expected) {
        assertEquals(expected, of(expression, YES) + of(expression, NO) + of(expression, NOTHING));
    }
}
