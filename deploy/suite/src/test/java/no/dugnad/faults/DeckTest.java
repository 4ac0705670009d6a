package no.dugnad.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import no.dugnad.local.Replica;
import no.dugnad.local.Service;
import org.junit.jupiter.api.Test;

class DeckTest {

    private static final LeftOut NOTHING_LEFT_OUT = new LeftOut(true, true, List.of());
    private static final List<Replica> REPLICAS = Ground.SERVICES.stream()
            .flatMap(service -> Stream.of(new Replica(service, 1), new Replica(service, 2)))
            .toList();

    @Test
    void theSameSeedBreaksTheSameInTheSameOrderAndAnotherSeedAnother() {
        assertEquals(dealt(7, 100), dealt(7, 100));
        assertNotEquals(dealt(7, 100), dealt(8, 100));
    }

    @Test
    void eachKindComesOnceBeforeAnyComesAgain() {
        var deck = new Deck(1, REPLICAS, 20, NOTHING_LEFT_OUT);
        var round =
                Stream.generate(deck::next).limit(deck.size()).map(Fault::name).toList();

        for (var service : Ground.SERVICES)
            assertEquals(
                    1,
                    round.stream()
                            .filter(name -> name.startsWith("kill " + service.fullName()))
                            .count());
        for (var one : List.of(
                "kill " + Service.SITE.fullName(),
                "kill kafka",
                "kill PostgreSQL",
                "pause kafka",
                "pause PostgreSQL",
                "fill",
                "take",
                "rebuild",
                "restart",
                "put the clock",
                "put the database"))
            assertEquals(1, round.stream().filter(name -> name.startsWith(one)).count(), one);
    }

    /** As on a machine where no disk may be filled and no clock stepped. */
    @Test
    void whatIsLeftOutNeverComesAndTheOthersComeInTheSameOrder() {
        var leftOut = new LeftOut(false, false, List.of("put the database"));
        var some = Stream.generate(new Deck(1, REPLICAS, 20, leftOut)::next)
                .limit(100)
                .map(Fault::name)
                .toList();

        assertEquals(
                some,
                dealt(1, 200).stream()
                        .filter(name -> !name.startsWith("put") && !name.startsWith("fill"))
                        .limit(100)
                        .toList());
        assertEquals(3, leftOut.reasons().size());
    }

    @Test
    void aClockIsSteppedOnlyOfAProcessThatHasOneOfItsOwn() {
        assertTrue(dealt(1, 200).stream()
                .filter(name -> name.startsWith("put the clock"))
                .allMatch(name -> name.contains("-service-2 60 min")));
    }

    @Test
    void theBrokerIsAwayForThreeMinutesAndInAShortRunForATenthOfIt() {
        assertEquals(30, Breaking.brokerAwaySeconds(Duration.ofMinutes(5)));
        assertEquals(180, Breaking.brokerAwaySeconds(Duration.ofMinutes(60)));
    }

    private static List<String> dealt(long seed, int faults) {
        return Stream.generate(new Deck(seed, REPLICAS, 20, NOTHING_LEFT_OUT)::next)
                .limit(faults)
                .map(Fault::name)
                .toList();
    }
}
