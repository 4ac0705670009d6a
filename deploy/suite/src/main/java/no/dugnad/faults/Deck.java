package no.dugnad.faults;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.function.Supplier;
import no.dugnad.local.Port;
import no.dugnad.local.Replica;
import no.dugnad.local.Service;
import no.dugnad.local.Suite;

/** All faults, shuffled by the seed, and shuffled again when all have been dealt. Whatever is left out, the others come in the same order. */
final class Deck {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final List<Service> READERS = List.of(Service.INSTRUMENTS, Service.PARTNERSHIPS, Service.REPORTING);

    private final Random chance;
    private final List<Supplier<Fault>> kinds = new ArrayList<>();
    private final Queue<Supplier<Fault>> dealt = new ArrayDeque<>();
    private final LeftOut leftOut;

    /**
     * @param replicas of the services
     * @param brokerAwaySeconds how long the broker is away, the longest of all faults
     * @param leftOut those that are not dealt
     */
    Deck(long seed, List<Replica> replicas, int brokerAwaySeconds, LeftOut leftOut) {
        this.leftOut = leftOut;
        chance = new Random(seed);
        for (var service : Service.values())
            if (service != Service.SITE)
                kinds.add(() -> new Kill(one(of(service, replicas)).name()));
        kinds.add(() -> new Kill(Service.SITE.fullName()));
        kinds.add(() -> new Kill(Suite.KAFKA));
        kinds.add(() -> new Kill(Suite.POSTGRES));
        kinds.add(() -> new Pause(one(replicas).name(), between(5, 30)));
        kinds.add(() -> new Pause(Suite.KAFKA, between(5, 30)));
        kinds.add(() -> new Pause(Suite.POSTGRES, between(5, 30)));
        for (var to : List.of(Port.POSTGRES, Port.KAFKA))
            for (var how : BadCable.How.values()) kinds.add(() -> new BadCable(one(replicas), to, how, between(5, 30)));
        kinds.add(() -> new BrokerAway(brokerAwaySeconds));
        kinds.add(() -> new FullDisk(between(10, 30)));
        kinds.add(() ->
                new ClockStep(one(last(replicas)), HOUR.multipliedBy(chance.nextBoolean() ? 1 : -1), between(5, 30)));
        kinds.add(() -> new RebuildInBetween(one(of(one(READERS), replicas))));
        kinds.add(RestartInTurn::new);
        kinds.add(() -> new PutBack(one(List.copyOf(Ground.SERVICES)), between(5, 20)));
    }

    /** Each has been dealt once when so many have been. */
    int size() {
        return kinds.size();
    }

    Fault next() {
        for (var fault = any(); ; fault = any()) if (!leftOut.is(fault)) return fault;
    }

    private Fault any() {
        if (dealt.isEmpty()) {
            var shuffled = new ArrayList<>(kinds);
            Collections.shuffle(shuffled, chance);
            dealt.addAll(shuffled);
        }
        return dealt.remove().get();
    }

    private int between(int least, int most) {
        return chance.nextInt(least, most + 1);
    }

    private <T> T one(List<T> of) {
        return of.get(chance.nextInt(of.size()));
    }

    /** Those that {@link Clocks} gives a clock of their own. */
    private static List<Replica> last(List<Replica> replicas) {
        var last = replicas.stream().mapToInt(Replica::number).max().orElseThrow();
        return replicas.stream().filter(replica -> replica.number() == last).toList();
    }

    private static List<Replica> of(Service service, List<Replica> replicas) {
        return replicas.stream().filter(replica -> replica.service() == service).toList();
    }
}
