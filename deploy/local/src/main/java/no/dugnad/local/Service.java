package no.dugnad.local;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** The four services and the site, which shows what they answer, as the launcher needs to know them. */
public enum Service {
    MUNICIPALITIES("municipalities", Port.MUNICIPALITIES, "256m"),
    INSTRUMENTS("instruments", Port.INSTRUMENTS, "256m"),
    PARTNERSHIPS("partnerships", Port.PARTNERSHIPS, "256m"),
    REPORTING("reporting", Port.REPORTING, "512m"),
    SITE("site", Port.SITE, "256m");

    private final String shortName;
    private final Port port;
    private final String heap;

    Service(String shortName, Port port, String heap) {
        this.shortName = shortName;
        this.port = port;
        this.heap = heap;
    }

    /** Those that own data, each in a database of its own. */
    static final Set<Service> WITH_DATA = EnumSet.complementOf(EnumSet.of(SITE));

    /** {@code municipalities-service}: its module, its log and its name in {@code routes.csv}. */
    public String fullName() {
        return this == SITE ? shortName : shortName + "-service";
    }

    /** {@code municipalities}: its database, and the role and password that own it. */
    public String database() {
        return shortName;
    }

    public Port port() {
        return port;
    }

    String heap() {
        return heap;
    }

    static Service named(String fullName) {
        return Arrays.stream(values())
                .filter(service -> service.fullName().equals(fullName))
                .findFirst()
                .orElseThrow(() -> new Trouble("No service is called " + fullName + "."));
    }
}
