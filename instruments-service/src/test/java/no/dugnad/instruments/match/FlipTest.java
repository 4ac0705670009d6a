package no.dugnad.instruments.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.dugnad.instruments.known.MunicipalityState.Profile;
import no.dugnad.platform.condition.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlipTest {
    private static final Known COUNTRY = new Known()
            .municipality("4601", 5_100, 4, new Profile("no", 0.5, Map.of("technical", 2), Map.of()), "4602", "4603")
            .municipality("4602", 4_000, 6, "4601")
            .municipality("4603", 2_000, 5, "4601")
            .municipality("4604", 3_000, null)
            .municipality("1501", 900, 5)
            .measured("share-67-plus", 2026, "4601", 0.25)
            .partnership("nettet", "regional-network", "4602", "4603");

    /** Applicant 4601: 5,100 inhabitants, class 4; 4604 has no class. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "municipality.population < 5000 ; 4601 ; municipality.population=4999",
                "municipality.population <= 5000 ; 4601 ; municipality.population=5000",
                "municipality.population > 5000 ; 4601 ; municipality.population=5000",
                "5200 < municipality.population ; 4601 ; municipality.population=5201",
                "municipality.population * 2 < 9000 ; 4601 ; municipality.population=4499",
                "municipality.population < municipality.centralityClass * 1000 ; 4601 ; municipality.population=3999",
                "municipality.population < 5000 || municipality.centralityClass >= 5 ; 4601 ; municipality.population=4999",
                "municipality.population < 5000 && municipality.centralityClass >= 5 ; 4601 ; municipality.centralityClass=5, municipality.population=4999",
                "municipality.centralityClass >= 5 ; 4604 ; municipality.centralityClass=5",
                "municipality.countyNumber in ['15', '50'] ; 4601 ; municipality.countyNumber=15",
                "municipality.countyNumber == '46' ; 4601 ; municipality.countyNumber=15",
                "municipality.profile['innovationStrategy'] == 'yes' ; 4601 ; municipality.profile.innovationStrategy=yes",
                "municipality.profile['innovationStrategy'] != 'no' ; 4601 ; municipality.profile.innovationStrategy=yes",
                "municipality.profile['innovationStrategy'] == 'yes' ; 4604 ; municipality.profile.innovationStrategy=yes",
                "municipality.profile.readiness.technical >= 3 ; 4601 ; municipality.profile.readiness.technical=3",
                "municipality.profile.staffCapacity >= 1.0 ; 4601 ; municipality.profile.staffCapacity=1.0",
                "municipality.samiAdministrativeArea ; 4601 ; municipality.samiAdministrativeArea=true",
                "municipality.indicators['share-67-plus'] > 0.3 ; 4601 ; municipality.indicators.share-67-plus=0.31",
                "consortium.size >= 3 ; 4601 ; consortium.size=3",
                "consortium.members.exists(m, m.centralityClass == 6) ; 4601 ; consortium.members=[4601, 4602]",
                "partnerships.exists(p, p.kind == 'regional-network') ; 4601 ; partnerships=[nettet]",
                "partnerships.exists(p, p.kind == 'regional-network') ; 4602 ; partnerships=[]",
                "municipality.name.startsWith('Sted 4604') ; 4601 ; municipality.name=Sted 4604",
                "false ; 4601 ; ~~",
                "municipality.population != municipality.population ; 4601 ; ~~",
            })
    void theSmallestChangeIsFoundAndTurnsIt(String expression, String number, String expected) {
        var applicant = COUNTRY.day().municipality(number).orElseThrow();
        var condition = COUNTRY.language.ready(expression).orElseThrow();
        var values = Matching.values(COUNTRY.call(), applicant, applicant.alone());
        var target = !condition.holds(values).equals(Optional.of(true));

        var changes = Flip.smallest(condition, values, target, applicant, COUNTRY.day());

        assertEquals(
                expected,
                changes.stream()
                        .map(change -> change.variable() + "=" + change.to())
                        .sorted()
                        .collect(Collectors.joining(", ")));
        if (!changes.isEmpty()) assertEquals(Optional.of(target), condition.holds(changed(values, condition, changes)));
    }

    @Test
    void nothingSmallerByOneTurnsIt() {
        var applicant = COUNTRY.day().municipality("4601").orElseThrow();
        var condition = COUNTRY.language
                .ready("municipality.population * 3 - 700 < 9000 + 11")
                .orElseThrow();
        var values = Matching.values(COUNTRY.call(), applicant, applicant.alone());

        var to = (Long) Flip.smallest(condition, values, true, applicant, COUNTRY.day())
                .getFirst()
                .to();

        var path = List.of("municipality", "population");
        assertEquals(Optional.of(true), condition.holds(Flip.with(values, path, to)));
        assertEquals(Optional.of(false), condition.holds(Flip.with(values, path, to + 1)));
    }

    /** Applies what a reader is told; lists by the things whose names they show. */
    private static Map<String, Object> changed(
            Map<String, Object> values, Condition condition, List<Flip.Change> changes) {
        for (var change : changes) {
            var path = condition.paths().stream()
                    .filter(p -> String.join(".", p).equals(change.variable()))
                    .findFirst()
                    .orElseThrow();
            Object to = change.to();
            if (change.variable().equals("partnerships"))
                to = ((List<?>) to)
                        .stream()
                                .map(id -> COUNTRY.day().partnerships().get(id).values())
                                .toList();
            if (change.variable().equals("consortium.members"))
                to = ((List<?>) to)
                        .stream()
                                .map(n -> COUNTRY.day()
                                        .municipality((String) n)
                                        .orElseThrow()
                                        .facts())
                                .toList();
            values = Flip.with(values, path, to);
        }
        return values;
    }
}
