package no.dugnad.faults;

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

/** All faults, shuffled by the seed, and shuffled again when all have been dealt. */
final class Deck {

    private static final List<Service> READERS = List.of(Service.INSTRUMENTS, Service.PARTNERSHIPS, Service.REPORTING);

    private final Random chance;
    private final List<Supplier<Fault>> kinds = new ArrayList<>();
    private final Queue<Supplier<Fault>> dealt = new ArrayDeque<>();

    /**
     * @param replicas of the services
     * @param brokerAwaySeconds how long the broker is away, the longest of all faults
     */
    Deck(long seed, List<Replica> replicas, boolean smallDisk, int brokerAwaySeconds) {
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
        if (smallDisk) kinds.add(() -> new FullDisk(between(10, 30)));
        kinds.add(() -> new RebuildInBetween(one(of(one(READERS), replicas))));
        kinds.add(RestartInTurn::new);
        kinds.add(() -> new PutBack(one(List.copyOf(Ground.SERVICES)), between(5, 20)));
    }

    /** Each has been dealt once when so many have been. */
    int size() {
        return kinds.size();
    }

    Fault next() {
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

    private static List<Replica> of(Service service, List<Replica> replicas) {
        return replicas.stream().filter(replica -> replica.service() == service).toList();
    }
}
