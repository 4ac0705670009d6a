package no.dugnad.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Which number each {@link Port} has in this run, and which processes of each service listen. */
public final class Ports {

    /**
     * Free ports are taken from here. Above it systems choose for connections that go out: one of those could have it when a process is started on it, or started
     * again.
     */
    private static final int FIRST_FREE = 20_000;

    private static final int AFTER_FREE = 32_768;
    private static final AtomicInteger NEXT = new AtomicInteger(new Random().nextInt(AFTER_FREE - FIRST_FREE));

    private final Map<Port, Integer> numbers;
    private final Map<Replica, Integer> further;
    private final int replicas;

    private Ports(Map<Port, Integer> numbers, Map<Replica, Integer> further, int replicas) {
        this.numbers = numbers;
        this.further = further;
        this.replicas = replicas;
    }

    /** One process of each service. */
    public static Ports chosen(Map<String, String> environment, boolean anyFree) {
        return chosen(environment, anyFree, 1);
    }

    /**
     * The environment's choice first; else any free port when asked for, else the usual one. Of several processes of a service the first has the service's port, and
     * the others any that is free.
     *
     * @param replicas how many processes of each service with data
     */
    public static Ports chosen(Map<String, String> environment, boolean anyFree, int replicas) {
        Map<Port, Integer> numbers = new EnumMap<>(Port.class);
        List<Port> open = new ArrayList<>();
        for (Port port : Port.values()) {
            String set = environment.get(port.setting());
            if (set != null && !set.isBlank()) {
                numbers.put(port, number(port, set.strip()));
            } else if (anyFree) {
                open.add(port);
            } else {
                numbers.put(port, port.usual());
            }
        }
        List<Replica> furtherReplicas = Service.WITH_DATA.stream()
                .flatMap(service -> Replica.of(service, replicas).stream().skip(1))
                .toList();
        List<Integer> free = anyFree(open.size() + furtherReplicas.size(), numbers.values());
        for (int i = 0; i < open.size(); i++) {
            numbers.put(open.get(i), free.get(i));
        }
        Map<Replica, Integer> further = new LinkedHashMap<>();
        for (int i = 0; i < furtherReplicas.size(); i++) {
            further.put(furtherReplicas.get(i), free.get(open.size() + i));
        }
        Set<Integer> seen = new HashSet<>();
        numbers.forEach((port, number) -> {
            if (!seen.add(number)) {
                throw new Trouble("Port %d is given twice; one of them is %s's: choose another by %s."
                        .formatted(number, port.listener(), port.setting()));
            }
        });
        return new Ports(numbers, further, replicas);
    }

    public int number(Port port) {
        return Objects.requireNonNull(numbers.get(port));
    }

    public int number(Replica replica) {
        return replica.number() == 1 ? number(replica.service().port()) : Objects.requireNonNull(further.get(replica));
    }

    /** The processes of a service; of the site there is one. */
    public List<Replica> replicas(Service service) {
        return Replica.of(service, service == Service.SITE ? 1 : replicas);
    }

    /** Refuses with the first port that somebody else listens on. */
    void requireFree() {
        for (Port port : Port.values()) {
            int number = number(port);
            if (!free(number)) {
                throw new Trouble(
                        "Port %d (%s) is taken: stop what listens there, choose another (%s=%d deploy/up), or let deploy/up --free-ports choose."
                                .formatted(
                                        number,
                                        port.listener(),
                                        port.setting(),
                                        number > 64535 ? number - 1000 : number + 1000));
            }
        }
    }

    private static boolean free(int number) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** None is handed out twice. */
    static List<Integer> anyFree(int count, Collection<Integer> but) {
        List<Integer> numbers = new ArrayList<>();
        for (int tried = 0; numbers.size() < count && tried < AFTER_FREE - FIRST_FREE; tried++) {
            int number = FIRST_FREE + Math.floorMod(NEXT.getAndIncrement(), AFTER_FREE - FIRST_FREE);
            if (!but.contains(number) && free(number)) {
                numbers.add(number);
            }
        }
        if (numbers.size() < count) {
            throw new Trouble("No free port was found from %d to %d.".formatted(FIRST_FREE, AFTER_FREE - 1));
        }
        return numbers;
    }

    private static int number(Port port, String text) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= 65535) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // answered below
        }
        throw new Trouble(
                "%s is '%s', which is not a port: give a number from 1 to 65535.".formatted(port.setting(), text));
    }
}
