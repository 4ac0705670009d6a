package no.dugnad.instruments.match;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.dugnad.platform.testing.Backing;
import no.dugnad.platform.testing.Broker;

/** The municipalities of today as the registry ships them, read from its files and told as it tells them. */
public final class Registry {
    /** @param centralityClass 0 where it has none */
    public record Row(String number, String name, int population, int centralityClass, int centralityIndex) {
        String county() {
            return number.substring(0, 2);
        }

        boolean smallDistrict() {
            return population < 5000 && centralityClass >= 5;
        }
    }

    public static final Map<String, Row> ALL = rows();
    static final Map<String, List<String>> NEIGHBOURS = neighbours();

    private Registry() {}

    /** The municipality's own, as it is told here. */
    public static String organisation(String number) {
        return "90000" + number;
    }

    /** Sends it all; what has been read is seen by whoever asks later. */
    public static void tell() {
        ALL.values().parallelStream()
                .forEach(row -> Broker.send(
                        "municipality", row.number(), "no.dugnad.municipality.registered.v1", 1, """
                {"number":"%s","organisationNumber":"%s","versions":[{"name":"%s","names":{"nb":"%s"},"klassLabel":"%s","countyNumber":"%s","countyName":"Fylke %s",
                 "validFrom":"2024-01-01","validTo":null}],"attributes":null,"neighbours":[{"from":"2024-01-01","to":null,"numbers":[%s]}],"profile":null}
                """.formatted(
                                        row.number(),
                                        organisation(row.number()),
                                        row.name(),
                                        row.name(),
                                        row.name(),
                                        row.county(),
                                        row.county(),
                                        NEIGHBOURS.getOrDefault(row.number(), List.of()).stream()
                                                .map(n -> '"' + n + '"')
                                                .collect(Collectors.joining(",")))));
        indicator("population", 2026, ALL.values().stream().collect(Collectors.toMap(Row::number, r ->
                (Number) r.population())));
        indicator("centrality-class", 2024, known(Row::centralityClass));
        indicator("centrality-index", 2024, known(Row::centralityIndex));
        Broker.send("grouping", "small-district", "no.dugnad.grouping.defined.v1", 1, """
                {"id":"small-district","name":{"nb":"Små"},"description":{"nb":"Små"},"definition":"","groups":[{"id":"small-district","name":{"nb":"Små"}},{"id":"other","name":{"nb":"Andre"}}],
                 "validFrom":"2020-01-01","validTo":"2027-01-01","source":"","periods":[{"from":"2024-01-01","to":"2027-01-01","members":{"small-district":[%s],"other":[%s]}}]}
                """.formatted(
                        numbers(true), numbers(false)));
        partnership(
                "vest",
                "regional-network",
                ALL.keySet().stream().filter(n -> n.startsWith("46")).toList());
    }

    /** The memberships first: there is no order between topics. */
    static void partnership(String id, String kind, List<String> members) {
        Broker.sendAll(
                "membership",
                "no.dugnad.membership.joined.v1",
                1,
                members.stream()
                        .collect(Collectors.toMap(number -> id + "-" + number, number -> """
                        {"partnershipId":"%s","party":{"kind":"municipality","number":"%s"},"from":"2020-01-01","to":null}
                        """.formatted(id, number))));
        Broker.send("partnership", id, "no.dugnad.partnership.formed.v1", 1, """
                {"id":"%s","name":{"nb":"Nettverket"},"kind":"%s","host":{"organisationNumber":"964338531"}}
                """.formatted(id, kind));
    }

    private static void indicator(String id, int year, Map<String, Number> values) {
        Broker.send("indicator", id + "/" + year, "no.dugnad.indicator.measured.v1", 1, """
                {"id":"%s","year":%d,"values":{%s}}
                """.formatted(
                        id,
                        year,
                        values.entrySet().stream()
                                .map(e -> "\"" + e.getKey() + "\":" + e.getValue())
                                .collect(Collectors.joining(","))));
    }

    private static Map<String, Number> known(java.util.function.ToIntFunction<Row> value) {
        return ALL.values().stream()
                .filter(r -> r.centralityClass() > 0)
                .collect(Collectors.toMap(Row::number, value::applyAsInt));
    }

    private static String numbers(boolean smallDistrict) {
        return ALL.values().stream()
                .filter(r -> r.smallDistrict() == smallDistrict)
                .map(r -> '"' + r.number() + '"')
                .collect(Collectors.joining(","));
    }

    private static Map<String, Row> rows() {
        var population = new HashMap<String, Integer>();
        for (var row : csv("population"))
            if (!row.getLast().isEmpty()) population.put(row.getFirst(), Integer.valueOf(row.getLast()));
        var centrality = new HashMap<String, List<String>>();
        for (var row : csv("centrality")) centrality.put(row.getFirst(), row);
        var all = new TreeMap<String, Row>();
        for (var row : csv("municipalities")) {
            if (!row.get(2).isEmpty()) continue;
            var central = centrality.get(row.getFirst());
            var known = central != null && !central.get(3).isEmpty();
            all.put(
                    row.getFirst(),
                    new Row(
                            row.getFirst(),
                            row.get(3),
                            population.get(row.getFirst()),
                            known ? Integer.parseInt(central.get(4)) : 0,
                            known ? Integer.parseInt(central.get(3)) : 0));
        }
        return all;
    }

    private static Map<String, List<String>> neighbours() {
        var neighbours = new HashMap<String, List<String>>();
        for (var row : csv("neighbours"))
            if (row.getFirst().equals("2024"))
                neighbours.computeIfAbsent(row.get(1), n -> new ArrayList<>()).add(row.get(2));
        return neighbours;
    }

    private static List<List<String>> csv(String name) {
        try (var lines = Files.lines(
                Backing.inRepository("municipalities-service/src/main/resources/registry/" + name + ".csv"))) {
            return lines.skip(1).map(line -> Arrays.asList(line.split(",", -1))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
