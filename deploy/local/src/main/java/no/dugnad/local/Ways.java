package no.dugnad.local;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** By which ports each process comes to PostgreSQL and to Kafka, and in which environment it is started. */
final class Ways {

    /**
     * Kafka tells its clients where to come back to: whoever comes another way needs a listener of its own.
     *
     * @param port on which the broker listens
     * @param told to those who come
     */
    record Listener(String name, int port, int told) {}

    private final Map<Replica, Integer> postgres = new HashMap<>();
    private final Map<Replica, Integer> kafka = new HashMap<>();
    private final List<Listener> listeners = new ArrayList<>();

    private final Between between;

    private Ways(Between between) {
        this.between = between;
    }

    static Ways of(Ports ports, Between between) {
        Ways ways = new Ways(between);
        for (Service service : Service.WITH_DATA) {
            for (Replica replica : ports.replicas(service)) {
                int database = ports.number(Port.POSTGRES);
                ways.postgres.put(replica, between.way(replica, Port.POSTGRES, database));
                ways.kafka.put(replica, ways.toKafka(replica, ports));
            }
        }
        return ways;
    }

    private int toKafka(Replica replica, Ports ports) {
        if (between == Between.NOBODY) {
            return ports.number(Port.KAFKA);
        }
        int port = Ports.anyFree(1, Set.of()).getFirst();
        Listener listener =
                new Listener(replica.service() + "_" + replica.number(), port, between.way(replica, Port.KAFKA, port));
        listeners.add(listener);
        return listener.told();
    }

    int postgres(Replica from) {
        return Objects.requireNonNull(postgres.get(from));
    }

    int kafka(Replica from) {
        return Objects.requireNonNull(kafka.get(from));
    }

    Map<String, String> environment(Replica of) {
        return between.environment(of);
    }

    /** Those of the broker beside the one that all have. */
    List<Listener> listeners() {
        return listeners;
    }
}
