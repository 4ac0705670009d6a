package no.dugnad.partnerships;

import static org.awaitility.Awaitility.await;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import no.dugnad.platform.testing.Broker;
import org.eclipse.microprofile.config.ConfigProvider;

/** Speaks for the registry: tells of municipalities on its topic, and waits until the service has heard. */
public final class Registry {
    public static final String REGISTERED = "no.dugnad.municipality.registered.v1";

    private static final AtomicLong SEQUENCE = new AtomicLong(1_000);

    private Registry() {}

    /** A municipality with one version. */
    public static void has(String number, String name, String county, String countyName, String from, String to) {
        hears(number, municipality(number, null, name, county, countyName, from, to));
    }

    /** Sends without waiting. */
    public static long tells(String number, String json) {
        var sequence = SEQUENCE.incrementAndGet();
        Broker.send("municipality", number, REGISTERED, sequence, json);
        return sequence;
    }

    public static void hears(String number, String json) {
        var sequence = tells(number, json);
        await().until(() -> sequence(number) >= sequence);
    }

    public static String municipality(
            String number, String organisation, String name, String county, String countyName, String from, String to) {
        return """
                {"number":"%s","organisationNumber":%s,"versions":[{"name":"%s","names":{"nb":"%s"},"klassLabel":"%s",
                 "countyNumber":"%s","countyName":"%s","validFrom":"%s","validTo":%s}]}
                """.formatted(number, quoted(organisation), name, name, name, county, countyName, from, quoted(to));
    }

    /** Of the newest event that the service has taken in for this number; -1 when it knows of none. */
    public static long sequence(String number) throws SQLException {
        var config = ConfigProvider.getConfig();
        try (var connection = DriverManager.getConnection(
                        config.getValue("quarkus.datasource.jdbc.url", String.class),
                        config.getValue("quarkus.datasource.username", String.class),
                        config.getValue("quarkus.datasource.password", String.class));
                var statement =
                        connection.prepareStatement("select sequence from read_model.municipality where number = ?")) {
            statement.setString(1, number);
            try (var row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : -1;
            }
        }
    }

    private static String quoted(String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }
}
