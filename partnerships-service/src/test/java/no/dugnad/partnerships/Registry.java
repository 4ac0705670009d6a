package no.dugnad.partnerships;

import static no.dugnad.platform.testing.Patience.await;

import java.util.ArrayList;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import no.dugnad.platform.testing.Broker;

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

    /**
     * Boundaries that hold from a day: who follows each municipality that ends then, with shares. Waits until the service has heard.
     *
     * @param successions such as {@code 7601>7611:1} or {@code 7602>7612:0.7,7613:0.3}
     */
    public static void draws(String day, String... successions) {
        var sequence = SEQUENCE.incrementAndGet();
        var here = new TreeSet<String>();
        var items = new ArrayList<String>();
        for (var succession : successions) {
            var sides = succession.split(">");
            var targets = new ArrayList<String>();
            for (var target : sides[1].split(",")) {
                var parts = target.split(":");
                here.add("{\"number\":\"" + parts[0] + "\"}");
                targets.add("{\"number\":\"" + parts[0] + "\",\"weight\":" + parts[1] + "}");
            }
            items.add("{\"source\":\"%s\",\"targets\":[%s],\"method\":\"x\"}"
                    .formatted(sides[0], String.join(",", targets)));
        }
        Broker.send("boundaries", day, "no.dugnad.boundaries.drawn.v1", sequence, """
                {"validFrom":"%s","municipalities":[%s],"translations":[{"from":"2013-01-01","items":[%s]}]}
                """.formatted(
                        day, String.join(",", here), String.join(",", items)));
        await().until(() -> Database.number(
                        "select coalesce(max(sequence), 0) from read_model.boundaries where valid_from = '" + day + "'")
                >= sequence);
    }

    /** An indicator in a year, such as {@code "1101":4000}. Waits until the service has heard. */
    public static void measures(String indicator, int year, String values) {
        var sequence = SEQUENCE.incrementAndGet();
        Broker.send(
                "indicator",
                indicator + "/" + year,
                "no.dugnad.indicator.measured.v1",
                sequence,
                "{\"id\":\"%s\",\"year\":%d,\"values\":{%s}}".formatted(indicator, year, values));
        await().until(() -> Database.number("select coalesce(max(sequence), 0) from read_model.indicator where id = '"
                        + indicator + "' and year = " + year)
                >= sequence);
    }

    /** A grouping as the event has it. Waits until the service has heard. */
    public static void groups(String id, String json) {
        var sequence = SEQUENCE.incrementAndGet();
        Broker.send("grouping", id, "no.dugnad.grouping.defined.v1", sequence, json);
        await().until(() ->
                Database.number("select coalesce(max(sequence), 0) from read_model.grouping where id = '" + id + "'")
                        >= sequence);
    }

    /** Of the newest event that the service has taken in for this number; -1 when it knows of none. */
    public static long sequence(String number) {
        return Database.number("select coalesce(max(sequence), -1) from read_model.municipality where number = '"
                + number.replace("'", "") + "'");
    }

    private static String quoted(String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }
}
