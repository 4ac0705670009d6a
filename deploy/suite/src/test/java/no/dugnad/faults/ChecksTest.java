package no.dugnad.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import no.dugnad.faults.Answers.Failure;
import no.dugnad.faults.Load.Unseen;
import no.dugnad.faults.Run.Lost;
import no.dugnad.faults.Topics.Topic;
import no.dugnad.faults.Truth.Look;
import no.dugnad.faults.Write.Outcome;
import no.dugnad.local.Replica;
import no.dugnad.local.Service;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each check finds what it is there for, and nothing else, in a run that is made up: the fault lasts from second 100 to 110, and all is whole at 115. */
class ChecksTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REPORTING = "reporting-service";

    private static Instant at(double second) {
        return START.plusMillis((long) (second * 1000));
    }

    private static Spell spell(String name, Set<String> touches, @Nullable String trouble, @Nullable Instant whole) {
        return new Spell(name, touches, Duration.ZERO, trouble, at(100), at(110), whole);
    }

    private static Spell kill() {
        return spell("kill reporting-service", Set.of(REPORTING), null, at(115));
    }

    @Test
    void whatDoesNotRecoverOrTooLateOrWasNeverBrokenIsFound() {
        assertEquals(List.of(), RecoversByItself.wrong(List.of(kill())));
        assertEquals(
                List.of(
                        "121 s after it: kill kafka",
                        "not whole again after it: pause",
                        "not made as it should be: fill: full"),
                RecoversByItself.wrong(List.of(
                        spell("kill kafka", Fault.ALL, null, at(231)),
                        spell("pause", Fault.ALL, null, null),
                        spell("fill", Fault.ALL, "full", at(115)))));
    }

    @ParameterizedTest
    @CsvSource({
        "kill, GET /v1/calls, 105, 106, 503 {}, false",
        "kill, GET /v1/calls, 105, 106, 503 without Retry-After {}, true",
        "kill, GET /v1/calls, 105, 106, 500 {}, true",
        "kill, GET /v1/calls, 105, 106, 404 {}, true",
        "kill, GET /v1/calls, 105, 175, 503 {}, true",
        "kill, GET /v1/calls, 105, 106, java.io.IOException: EOF after 1 s, false",
        "kill, GET /v1/calls, 105, 175, java.net.http.HttpTimeoutException: timed out after 70 s, true",
        "kill, GET /v1/calls, 116, 116, 503 {}, false",
        "kill, GET /v1/calls, 90, 91, 503 {}, true",
        "kill, GET /v1/calls, 130, 131, java.io.IOException: EOF after 1 s, true",
        "restart all services in turn, GET /v1/calls, 105, 106, 503 {}, true",
        "restart all services in turn, GET /, 105, 106, 503 {}, false"
    })
    void anAnswerThatIsNotDecentIsFound(
            String fault, String what, double began, double ended, String said, boolean wrong) {
        var failure = new Failure(at(began), at(ended), what, said);

        assertEquals(
                wrong ? 1 : 0,
                AnswersAreDecent.wrong(List.of(failure), List.of(spell(fault, Fault.ALL, null, at(115))))
                        .size());
    }

    @ParameterizedTest
    @CsvSource({
        "6, true, false, false, 1", // says it is ready, and does not answer
        "4, true, false, false, 0",
        "11, false, true, false, 1", // answers, and says it is not ready
        "9, false, true, false, 0",
        "11, false, true, true, 0", // starts
        "60, false, false, false, 0",
        "60, true, true, false, 0"
    })
    void readinessThatDoesNotTellTheTruthForLongIsFound(
            int seconds, boolean ready, boolean answered, boolean starting, int wrong) {
        var looks = new ArrayList<>(List.of(new Look(at(0), true, true, false)));
        IntStream.rangeClosed(1, seconds + 1).forEach(i -> looks.add(new Look(at(i), ready, answered, starting)));
        looks.add(new Look(at(seconds + 2), true, true, false));

        assertEquals(
                wrong,
                ReadinessIsTrue.wrong(Map.of(new Replica(Service.REPORTING, 1), looks))
                        .size());
    }

    @Test
    void whatWasAcknowledgedAndNotSeenIsFoundUnlessARestoreTookItAway() {
        var unseen = List.of(new Unseen(Kind.gains(), "gains-000001x", at(105), "/v1/gains/1", "404 {}"));

        assertEquals(1, SeenAtOnce.wrong(unseen, List.of()).size());
        assertEquals(
                1, SeenAtOnce.wrong(unseen, List.of(restore(Service.REPORTING))).size());
        assertEquals(
                0,
                SeenAtOnce.wrong(unseen, List.of(restore(Service.PARTNERSHIPS))).size());
    }

    @Test
    void aCallThatTheWatchWasNeverToldOfIsFound() {
        var writes = List.of(write(Kind.calls(), 1, Outcome.ACKNOWLEDGED), write(Kind.calls(), 2, Outcome.UNKNOWN));

        assertEquals(List.of("never told of: calls-000001x"), WebhooksAreDelivered.wrong(writes, List.of(), Set.of()));
        assertEquals(List.of(), WebhooksAreDelivered.wrong(writes, List.of(), Set.of("calls-000001x")));
        assertEquals(List.of(), WebhooksAreDelivered.wrong(writes, List.of(restore(Service.INSTRUMENTS)), Set.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "ACKNOWLEDGED, 1, 1, false, true",
        "ACKNOWLEDGED, 0, 0, false, false", // lost
        "ACKNOWLEDGED, 2, 2, false, false", // doubled
        "ACKNOWLEDGED, 1, 0, false, false", // there, and not told
        "ACKNOWLEDGED, 0, 1, false, false", // told, and not there
        "ACKNOWLEDGED, 0, 0, true, true", // taken away by a restore
        "ACKNOWLEDGED, 2, 2, true, false",
        "UNKNOWN, 0, 0, false, true",
        "UNKNOWN, 1, 1, false, true",
        "UNKNOWN, 1, 0, false, false",
        "REFUSED, 0, 0, false, false"
    })
    void aWriteThatIsNotThereExactlyOnceIsFound(Outcome outcome, int there, int told, boolean restored, boolean held) {
        var write = write(Kind.gains(), 1, outcome);

        assertEquals(
                held ? 0 : 1,
                AcknowledgedOnce.wrong(
                                List.of(write),
                                Map.of(write.mark(), there),
                                Map.of(write.mark(), told),
                                restored ? List.of(restore(Service.PARTNERSHIPS)) : List.of())
                        .size());
    }

    @Test
    void halfAnImportAndAWriteOfNobodysAreFound() {
        var half = write(Kind.imports(), 1, Outcome.UNKNOWN);

        assertEquals(
                List.of("stands there 40 times and not 100", "is there, and nobody wrote it"),
                AcknowledgedOnce.wrong(
                                List.of(half),
                                Map.of(half.mark(), 40, "imports-000009x", 100),
                                Map.of(half.mark(), 40),
                                List.of())
                        .stream()
                        .map(line -> line.split(": ")[1].split("[.]")[0])
                        .toList());
    }

    @Test
    void anEventThatIsMissingOrTooMuchOrOlderThanAnotherOnATopicIsFound() {
        var journal = List.of(told("a", 0, 1, "{}"), told("b", 0, 2, "{}"), told("a", 0, 3, "{\"n\":1}"));
        var a = journal.getFirst();
        var b = journal.get(1);
        var newA = journal.getLast();

        assertEquals(List.of(), TopicsEqualJournals.wrong(journal, topic(0, a, b, newA)));
        assertEquals(List.of(), TopicsEqualJournals.wrong(journal, topic(0, b, newA)), "compacted");
        assertEquals(List.of(), TopicsEqualJournals.wrong(journal, topic(0, a, b, newA, newA)), "sent twice");
        assertEquals(List.of("not on its topic: call b at 2"), TopicsEqualJournals.wrong(journal, topic(0, a, newA)));
        assertEquals(
                List.of("the topic's last is call a at 1, the journal's call a at 3"),
                TopicsEqualJournals.wrong(journal, topic(0, a, b)));
        assertEquals(
                List.of(
                        "call a at 1 comes after call a at 3",
                        "the topic's last is call a at 1, the journal's call a at 3"),
                TopicsEqualJournals.wrong(journal, topic(0, b, newA, a)));
        assertEquals(
                List.of("on the topic, and not so in its journal: call c at 4"),
                TopicsEqualJournals.wrong(journal, topic(0, b, newA, told("c", 0, 4, "{}"))));
        assertEquals(
                List.of("on the topic, and not so in its journal: call b at 2"),
                TopicsEqualJournals.wrong(journal, topic(0, told("b", 0, 2, "{\"n\":9}"), b, newA)));
    }

    @Test
    void whatAnOlderLifeLeftOnATopicIsNoFaultButWhatTheNewOneHasNotSentAgainIs() {
        var a = told("a", 1, 1, "{}");
        var b = told("b", 1, 2, "{}");
        var journal = List.of(a, b);
        var oldB = told("b", 0, 2, "{}");
        var ghost = told("ghost", 0, 3, "{}");

        assertEquals(List.of(), TopicsEqualJournals.wrong(journal, topic(1, oldB, ghost, a, b)));
        assertEquals(
                List.of("not on its topic: call b at 1/2"),
                TopicsEqualJournals.wrong(journal, topic(1, oldB, ghost, a)));
        assertEquals(
                List.of("on the topic, and not so in its journal: call ghost at 3"),
                TopicsEqualJournals.wrong(journal, topic(0, ghost, a, b)),
                "as long as the new life is not told of");
    }

    @Test
    void aFeedOverHttpThatIsNotTheJournalIsFound() {
        var journal = List.of(told("a", 1, 1, "{}"), told("b", 1, 2, "{}"), told("a", 1, 3, "{\"n\":1}"));
        var one = journal.get(0);
        var two = journal.get(1);
        var three = journal.get(2);
        var otherwise = "/feed: call b at %s2, and the journal has call b at 1/2, or another state";

        assertEquals(List.of(), FeedsAreWhole.wrong("/feed", journal, journal));
        assertEquals(
                List.of(
                        "/feed: call a at 1/3 comes where 2 should",
                        "/feed: 2 events, and 3 in the journal",
                        "/feed: call a at 1/3, and the journal has call b at 1/2, or another state"),
                FeedsAreWhole.wrong("/feed", List.of(one, three), journal));
        assertEquals(
                List.of("/feed: 2 events, and 3 in the journal"),
                FeedsAreWhole.wrong("/feed", List.of(one, two), journal));
        assertEquals(
                List.of(otherwise.formatted("1/")),
                FeedsAreWhole.wrong("/feed", List.of(one, told("b", 1, 2, "{\"n\":9}"), three), journal));
        assertEquals(
                List.of(otherwise.formatted("")),
                FeedsAreWhole.wrong("/feed", List.of(one, told("b", 0, 2, "{}"), three), journal));
    }

    @Test
    void whoFollowsAFeedNoticesWhatComesOutOfTurnOrOfAnotherLife() {
        var place = new Followers.Place();
        place.read(told("a", 0, 1, "{}"));
        place.read(told("b", 0, 2, "{}"));
        assertEquals(List.of(), place.wrong());

        place.read(told("c", 0, 4, "{}"));
        place.read(told("d", 1, 5, "{}"));
        assertEquals(List.of("call c at 4 comes next after 0/2", "call d at 1/5 comes next after 0/4"), place.wrong());

        place.beginAgain();
        place.read(told("a", 1, 1, "{}"));
        assertEquals(2, place.wrong().size());
    }

    @Test
    void anEventIsTheSameFromTheJournalAndOverHttp() throws Exception {
        assertEquals(
                Told.of("call", "a", 1, 3, "{\"n\": 1.50}"),
                Told.overHttp(
                        JSON.readTree(
                                "{\"type\":\"no.dugnad.call.published.v1\",\"subject\":\"a\",\"epoch\":\"1\",\"sequence\":\"3\",\"data\":{\"n\":1.5}}")));
    }

    @Test
    void aStatisticThatDiffersFromOneFromScratchIsFound() {
        var replica = new Replica(Service.REPORTING, 2);

        assertEquals(
                List.of(),
                StatisticsFromScratch.wrong(Map.of(replica, Map.of("gains", "[1]")), Map.of("gains", "[1]")));
        assertEquals(
                List.of("reporting-service-2 answers gains otherwise than from scratch: [1], [2]"),
                StatisticsFromScratch.wrong(Map.of(replica, Map.of("gains", "[1]")), Map.of("gains", "[2]")));
    }

    @ParameterizedTest
    @CsvSource({
        "reporting-service, 105, Connection refused, 0, false",
        "reporting-service-2, 105, Connection refused, 0, false", // of the same service
        "instruments-service, 105, Connection refused, 0, true", // of another
        "reporting-service, 180, Connection refused, 0, true", // long after
        "reporting-service, 105, The sum is wrong, 0, true",
        "reporting-service, 3705, Connection refused, 0, true",
        "reporting-service, 3705, Connection refused, 3600, false" // by a clock that was put an hour forward
    })
    void anErrorThatNothingExplainsIsFound(String process, int second, String message, int clock, boolean wrong)
            throws Exception {
        var spell = new Spell("kill", Set.of(REPORTING), Duration.ofSeconds(clock), null, at(100), at(110), at(115));
        var errors = ErrorsAreExplained.errors(List.of(
                "{\"level\":\"INFO\",\"message\":\"ERROR\"}",
                "{\"timestamp\":\"%s\",\"level\":\"ERROR\",\"message\":\"%s\"}".formatted(at(second), message)));

        assertEquals(1, errors.size());
        assertEquals(
                wrong ? 1 : 0,
                ErrorsAreExplained.wrong(process, errors, List.of(spell)).size());
    }

    @Test
    void aProcessThatEndedOfItselfForWantOfMemoryIsFound() throws Exception {
        var errors =
                ErrorsAreExplained.errors(List.of("Terminating due to java.lang.OutOfMemoryError: Java heap space"));

        assertEquals(
                1, ErrorsAreExplained.wrong(REPORTING, errors, List.of(kill())).size());
    }

    static Told told(String key, long epoch, long sequence, String data) {
        return Told.of("call", key, epoch, sequence, data);
    }

    private static List<Topic> topic(long life, Told... events) {
        return List.of(new Topic("dugnad.call", List.of(events), life, Map.of()));
    }

    private static Lost restore(Service service) {
        return new Lost(service, at(100), at(110));
    }

    private static Write write(Kind kind, int number, Outcome outcome) {
        return new Write(kind, kind.mark(number), outcome, at(104), at(106), 1, "");
    }
}
