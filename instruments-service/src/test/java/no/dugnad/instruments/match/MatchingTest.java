package no.dugnad.instruments.match;

import static no.dugnad.instruments.match.Known.AT;
import static no.dugnad.instruments.match.Known.priority;
import static no.dugnad.instruments.match.Known.required;
import static no.dugnad.instruments.match.Known.shared;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.dugnad.instruments.known.MembershipState;
import no.dugnad.instruments.known.MembershipState.Party;
import no.dugnad.instruments.known.MunicipalityState.Profile;
import no.dugnad.instruments.known.MunicipalityState.Statement;
import no.dugnad.platform.condition.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchingTest {
    private static Known country() {
        return new Known()
                .municipality("4601", 290_000, 2, "4602", "4603")
                .municipality("4602", 4_000, 6, "4601")
                .municipality("4603", null, 5, "4601")
                .municipality("4604", 3_000, null)
                .municipality("1501", 900, 5)
                .partnership("stort", "regional-network", "4602", "4601", "46")
                .partnership("ukjent", "programme", "4602", "4603");
    }

    private static Assessment assess(CallRules call, String number) {
        return Matching.assess(call, country().day().municipality(number).orElseThrow());
    }

    /** Each row: expression, applicant, and whether it is met directly. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "municipality.population < 5000 ; 4602 ; MET",
                "municipality.population < 5000 ; 4601 ; NOT_MET",
                "municipality.population < 5000 ; 4603 ; UNKNOWN",
                "municipality.centralityClass >= 5 ; 4604 ; UNKNOWN",
                "municipality.population < 5000 && municipality.centralityClass >= 5 ; 4604 ; UNKNOWN",
                "municipality.population > 5000 && municipality.centralityClass >= 5 ; 4604 ; NOT_MET",
                "municipality.population < 5000 || municipality.centralityClass >= 5 ; 4604 ; MET",
                "municipality.centralityClass >= 5 || municipality.population > 5000 ; 4604 ; UNKNOWN",
                "!(municipality.centralityClass >= 5) ; 4604 ; UNKNOWN",
                "municipality.centralityClass >= 5 ? true : true ; 4604 ; UNKNOWN",
                "has(municipality.centralityClass) ; 4604 ; NOT_MET",
                "has(municipality.validTo) ; 4601 ; NOT_MET",
                "municipality.indicators['density'] > 3 ; 4601 ; UNKNOWN",
                "municipality.profile['innovationStrategy'] == 'yes' ; 4601 ; UNKNOWN",
                "municipality.profile.readiness.technical >= 3 ; 4601 ; UNKNOWN",
                "consortium.size == 1 && consortium.population == municipality.population ; 4601 ; MET",
                "consortium.population >= 1 ; 4603 ; UNKNOWN",
                "consortium.members.exists(m, m.population >= 1) ; 4603 ; UNKNOWN",
                "consortium.members.all(m, m.number == '4601') ; 4601 ; MET",
                "partnerships.exists(p, p.kind == 'programme') ; 4602 ; MET",
                "partnerships.exists(p, p.kind == 'programme') ; 4601 ; NOT_MET",
                "size(partnerships) == 0 ; 1501 ; MET",
                "call.instrumentId == 'ordningen' && call.id == 'runden' ; 4601 ; MET",
                "municipality.population / (municipality.centralityClass - 2) > 1 ; 4601 ; UNKNOWN",
            })
    void aCriterionIsMetOrNotOrNotKnown(String expression, String number, CriterionVerdict verdict) {
        var outcome =
                assess(country().call(required(expression)), number).outcomes().getLast();

        assertEquals(verdict, outcome.verdict());
    }

    @ParameterizedTest
    @CsvSource({
        // required, shared (may be met by a partnership), verdict for 4602 in a partnership of 294,000 and one that is
        // partly unknown
        "true, true, ELIGIBLE",
        "true, consortium.size >= 2, ELIGIBLE_THROUGH_PARTNERSHIP",
        "true, consortium.population > 100000, ELIGIBLE_THROUGH_PARTNERSHIP",
        "true, consortium.population > 900000, UNDETERMINED",
        "true, consortium.size > 5, NOT_ELIGIBLE",
        "municipality.areaKm2 > 1.0, consortium.size >= 2, UNDETERMINED",
        "municipality.areaKm2 > 1.0, consortium.size > 5, NOT_ELIGIBLE",
        "false, municipality.areaKm2 > 1.0, NOT_ELIGIBLE",
        "consortium.size >= 2, true, NOT_ELIGIBLE",
        "false, consortium.size >= 2, NOT_ELIGIBLE",
    })
    void theVerdictIsThatOfTheRequiredOnes(String required, String shared, Verdict verdict) {
        var call = country().call(required(required), shared(shared), priority("false"));

        assertEquals(verdict, assess(call, "4602").verdict());
    }

    @Test
    void prioritiesOnlyOrder() {
        var call = country().call(priority("false"), priority("true"), priority("municipality.areaKm2 > 1.0"));

        var assessment = assess(call, "4602");

        assertEquals(Verdict.ELIGIBLE, assessment.verdict());
        assertEquals(1, assessment.prioritiesMet());
    }

    @Test
    void itSaysThroughWhichPartnership() {
        var outcome = assess(country().call(shared("consortium.population > 100000")), "4602")
                .outcomes()
                .getLast();

        assertEquals(CriterionVerdict.MET_THROUGH_PARTNERSHIP, outcome.verdict());
        assertEquals(
                List.of("stort"),
                outcome.through().stream().map(Applicant.Membership::id).toList());
        assertEquals(294_000L, Condition.value(outcome.values(), List.of("consortium", "population")));
    }

    @ParameterizedTest
    @CsvSource({
        "46, municipality, 4601, ELIGIBLE",
        "15, municipality, 4601, NOT_ELIGIBLE",
        "46, county, 4601, NOT_ELIGIBLE",
        "46, county, 46, ELIGIBLE",
        "15, county, 46, NOT_ELIGIBLE",
        "46, municipality, 46, NOT_ELIGIBLE",
    })
    void areaAndApplicantsCountAsRequired(String county, String applicants, String number, Verdict verdict) {
        var day = country().day();
        var applicant = number.length() == 2
                ? day.county(number).orElseThrow()
                : day.municipality(number).orElseThrow();

        var assessment = Matching.assess(country().call(List.of(county), List.of(applicants)), applicant);

        assertEquals(verdict, assessment.verdict());
        assertEquals(
                List.of("area", "applicants"),
                assessment.outcomes().stream().map(o -> o.rule().id()).toList());
    }

    @Test
    void aCountyAuthorityIsItsMunicipalitiesTogetherAndMayBeAMember() {
        var complete = new Known()
                .municipality("4601", 100, 2)
                .municipality("4602", 50, 2)
                .partnership("p", "programme", "46", "4601", "4602");
        var county = complete.day().county("46").orElseThrow();

        assertEquals(150L, county.facts().get("population"));
        assertEquals(
                CriterionVerdict.UNKNOWN,
                Matching.assess(complete.call(required("municipality.centralityClass >= 5")), county)
                        .outcomes()
                        .getLast()
                        .verdict());
        assertEquals(
                CriterionVerdict.MET_THROUGH_PARTNERSHIP,
                Matching.assess(complete.call(shared("consortium.size == 2")), county)
                        .outcomes()
                        .getLast()
                        .verdict());
        assertFalse(country().day().county("46").orElseThrow().facts().containsKey("population"));
    }

    @Test
    void factsAreThoseOfTheDate() {
        var known = new Known()
                .municipality(
                        "4601",
                        300,
                        4,
                        new Profile(
                                "yes",
                                0.5,
                                Map.of("technical", 3),
                                Map.of(
                                        "innovationStrategy",
                                        new Statement(LocalDate.of(2025, 3, 1)),
                                        "staffCapacity",
                                        new Statement(LocalDate.of(2026, 6, 16)))))
                .measured("population", 2024, "4601", 100)
                .measured("population", 2025, "4601", 200)
                .measured("population", 2027, "4601", 400);

        var day = known.day().municipality("4601").orElseThrow();
        var earlier = known.day(LocalDate.of(2025, 2, 28)).municipality("4601").orElseThrow();

        assertEquals(300L, day.facts().get("population"));
        assertEquals(LocalDate.of(2026, 1, 1), day.dates().get("municipality.population"));
        assertEquals(LocalDate.of(2024, 1, 1), day.dates().get("municipality.centralityClass"));
        assertEquals(
                Map.of("innovationStrategy", "yes", "readiness", Map.of("technical", 3L)),
                day.facts().get("profile"));
        assertEquals(LocalDate.of(2025, 3, 1), day.dates().get("municipality.profile.innovationStrategy"));
        assertEquals(200L, earlier.facts().get("population"));
        assertEquals(2025L, earlier.facts().get("populationYear"));
        assertEquals(
                Map.of("readiness", Map.of("technical", 3L)), earlier.facts().get("profile"));
        assertEquals(Map.of(), Map.copyOf(known.day(LocalDate.of(2019, 12, 31)).municipalities()));
    }

    @Test
    void onlyMembersAtTheDateWhoseMembershipCountsAreInAConsortium() {
        var known = new Known()
                .municipality("4601", 100, 2)
                .municipality("4602", 50, 2)
                .municipality("4603", 25, 2)
                .municipality("4604", 25, 2)
                .municipality("4605", 25, 2)
                .partnership(
                        "p",
                        "programme",
                        List.of(
                                new MembershipState("p", new Party("municipality", "4601"), null, null, "confirmed"),
                                new MembershipState(
                                        "p",
                                        new Party("municipality", "4602"),
                                        LocalDate.of(2026, 1, 1),
                                        AT,
                                        "stated-by-host"),
                                new MembershipState("p", new Party("municipality", "4603"), AT, null, null),
                                new MembershipState("p", new Party("municipality", "4604"), AT, null, "proposed"),
                                new MembershipState("p", new Party("municipality", "4605"), AT, null, "contested"),
                                new MembershipState("p", new Party("state", null), AT, null, null)));

        assertEquals(
                List.of("4601", "4603"),
                known.day()
                        .municipality("4601")
                        .orElseThrow()
                        .partnerships()
                        .getFirst()
                        .consortium()
                        .numbers());
        assertEquals(
                List.of("4601", "4602"),
                known.day(AT.minusDays(1))
                        .municipality("4602")
                        .orElseThrow()
                        .partnerships()
                        .getFirst()
                        .consortium()
                        .numbers());
        assertEquals(List.of(), known.day().municipality("4602").orElseThrow().partnerships());
    }
}
