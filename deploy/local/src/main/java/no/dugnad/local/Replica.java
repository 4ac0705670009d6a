package no.dugnad.local;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One process of a service, or of the site.
 *
 * @param number from 1
 */
public record Replica(Service service, int number) {

    static List<Replica> of(Service service, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> new Replica(service, number))
                .toList();
    }

    /** {@code municipalities-service}, {@code municipalities-service-2}: its log, and its name in what the launcher says. */
    public String name() {
        return number == 1 ? service.fullName() : service.fullName() + "-" + number;
    }
}
