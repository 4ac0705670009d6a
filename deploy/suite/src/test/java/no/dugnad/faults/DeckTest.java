package no.dugnad.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import no.dugnad.local.Replica;
import no.dugnad.local.Service;
import org.junit.jupiter.api.Test;

class DeckTest {

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
        var deck = new Deck(1, REPLICAS, true, 20);
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
                "put"))
            assertEquals(1, round.stream().filter(name -> name.startsWith(one)).count(), one);
    }

    @Test
    void withoutADiskThatMayBeFilledNoneIs() {
        var deck = new Deck(1, REPLICAS, false, 20);

        assertTrue(Stream.generate(deck::next).limit(deck.size()).noneMatch(FullDisk.class::isInstance));
    }

    private static List<String> dealt(long seed, int faults) {
        return Stream.generate(new Deck(seed, REPLICAS, true, 20)::next)
                .limit(faults)
                .map(Fault::name)
                .toList();
    }
}
