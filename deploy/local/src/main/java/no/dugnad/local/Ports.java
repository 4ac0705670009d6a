package no.dugnad.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which number each {@link Port} has in this run. */
public final class Ports {

    private final Map<Port, Integer> numbers;

    private Ports(Map<Port, Integer> numbers) {
        this.numbers = numbers;
    }

    /** The environment's choice first; else any free port when asked for, else the usual one. */
    public static Ports chosen(Map<String, String> environment, boolean anyFree) {
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
        numbers.putAll(anyFree(open));
        Set<Integer> seen = new HashSet<>();
        numbers.forEach((port, number) -> {
            if (!seen.add(number)) {
                throw new Trouble("Port %d is given twice; one of them is %s's: choose another by %s."
                        .formatted(number, port.listener(), port.setting()));
            }
        });
        return new Ports(numbers);
    }

    public int number(Port port) {
        return Objects.requireNonNull(numbers.get(port));
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

    /** All are held open at once, so that no number is handed out twice. */
    private static Map<Port, Integer> anyFree(List<Port> ports) {
        Map<Port, Integer> numbers = new EnumMap<>(Port.class);
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (Port port : ports) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                held.add(socket);
                numbers.put(port, socket.getLocalPort());
            }
            for (ServerSocket socket : held) {
                socket.close();
            }
            return numbers;
        } catch (IOException e) {
            throw new Trouble("No free port was found: " + e.getMessage(), e);
        }
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
