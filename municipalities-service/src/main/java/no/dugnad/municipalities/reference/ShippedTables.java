package no.dugnad.municipalities.reference;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.dugnad.municipalities.registry.AgeGroups;
import no.dugnad.municipalities.registry.Attributes;
import no.dugnad.municipalities.registry.Centrality;
import no.dugnad.municipalities.registry.County;
import no.dugnad.municipalities.registry.Edge;
import no.dugnad.municipalities.registry.Facts;
import no.dugnad.municipalities.registry.KostraGroup;
import no.dugnad.municipalities.registry.Lineage;
import no.dugnad.municipalities.registry.Version;
import org.jspecify.annotations.Nullable;

/** The tables in {@code registry/}, as facts. What they hold and where it is from stands in {@code registry/SOURCES.md}. */
final class ShippedTables {
    /** SSB's centrality comes in versions, named for the year from which each holds. */
    private static final List<Integer> CENTRALITY_VERSIONS = List.of(2020, 2024);

    private static final int KOSTRA_YEAR = 2024;
    private static final List<String> TABLES = List.of(
            "municipalities",
            "names",
            "organisations",
            "counties",
            "population",
            "centrality",
            "changes",
            "lineage",
            "kostra-groups",
            "kostra",
            "age",
            "attributes",
            "neighbours");

    private ShippedTables() {}

    static Facts facts() {
        var names = new TreeMap<String, SortedMap<String, String>>();
        for (var row : rows("names"))
            names.computeIfAbsent(row.getField("number") + row.getField("valid_from"), v -> new TreeMap<>())
                    .put(row.getField("language"), row.getField("name"));
        return new Facts(
                rows("municipalities").stream()
                        .map(r -> new Version(
                                r.getField("number"),
                                day(r, "valid_from"),
                                date(r, "valid_to"),
                                r.getField("name"),
                                names.getOrDefault(
                                        r.getField("number") + r.getField("valid_from"),
                                        new TreeMap<>(Map.of("nb", r.getField("name")))),
                                r.getField("klass_label"),
                                r.getField("county_number")))
                        .toList(),
                rows("organisations").stream()
                        .filter(r -> !r.getField("organisation_number").isEmpty())
                        .collect(Collectors.toMap(r -> r.getField("number"), r -> r.getField("organisation_number"))),
                rows("counties").stream()
                        .map(r -> new County(
                                r.getField("number"),
                                r.getField("name"),
                                r.getField("official_name"),
                                day(r, "valid_from"),
                                date(r, "valid_to"),
                                Boolean.parseBoolean(r.getField("valid_from_exact"))))
                        .toList(),
                population(),
                centrality(),
                rows("changes").stream()
                        .map(r -> new Edge(day(r, "date"), r.getField("from_number"), r.getField("to_number")))
                        .toList(),
                rows("lineage").stream()
                        .map(r -> new Lineage(
                                r.getField("from_number"),
                                day(r, "from_valid_to"),
                                r.getField("to_number"),
                                day(r, "to_valid_from")))
                        .toList(),
                rows("kostra-groups").stream()
                        .map(r -> new KostraGroup(
                                r.getField("group"),
                                r.getField("name"),
                                r.getField("population"),
                                r.getField("bound_costs"),
                                r.getField("free_disposable_income")))
                        .toList(),
                new TreeMap<>(Map.of(
                        KOSTRA_YEAR,
                        rows("kostra").stream()
                                .collect(Collectors.toMap(r -> r.getField("number"), r -> r.getField("group"))))),
                ages(),
                rows("attributes").stream()
                        .collect(Collectors.toMap(
                                r -> r.getField("number"),
                                r -> new Attributes(
                                        Double.valueOf(r.getField("area_km2")),
                                        Double.valueOf(r.getField("point_lat")),
                                        Double.valueOf(r.getField("point_lon")),
                                        r.getField("labour_market_region_code"),
                                        r.getField("labour_market_region"),
                                        Boolean.valueOf(r.getField("sami_administrative_area"))))),
                neighbours(),
                Map.of(),
                List.of(),
                List.of(),
                new TreeSet<>());
    }

    /** SHA-256 of all tables: another one means that they have been corrected. */
    static String digest() {
        try {
            var hash = MessageDigest.getInstance("SHA-256");
            for (var table : TABLES)
                try (var in = open(table)) {
                    hash.update(in.readAllBytes());
                }
            return HexFormat.of().formatHex(hash.digest());
        } catch (NoSuchAlgorithmException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, SortedMap<Integer, Integer>> population() {
        var population = new TreeMap<String, SortedMap<Integer, Integer>>();
        for (var row : rows("population"))
            for (var year : row.getHeader())
                if (!year.equals("number") && !row.getField(year).isEmpty())
                    population
                            .computeIfAbsent(row.getField("number"), n -> new TreeMap<>())
                            .put(Integer.valueOf(year), Integer.valueOf(row.getField(year)));
        return population;
    }

    private static Map<String, SortedMap<Integer, AgeGroups>> ages() {
        var ages = new TreeMap<String, SortedMap<Integer, AgeGroups>>();
        for (var row : rows("age"))
            ages.computeIfAbsent(row.getField("number"), n -> new TreeMap<>())
                    .put(
                            Integer.valueOf(row.getField("year")),
                            new AgeGroups(
                                    persons(row, "age_0_5"),
                                    persons(row, "age_6_15"),
                                    persons(row, "age_16_17"),
                                    persons(row, "age_18_66"),
                                    persons(row, "age_67_79"),
                                    persons(row, "age_80_89"),
                                    persons(row, "age_90_plus")));
        return ages;
    }

    private static int persons(NamedCsvRecord row, String column) {
        return Integer.parseInt(row.getField(column));
    }

    private static SortedMap<LocalDate, Map<String, List<String>>> neighbours() {
        var neighbours = new TreeMap<LocalDate, Map<String, List<String>>>();
        for (var row : rows("neighbours")) {
            var then = neighbours.computeIfAbsent(
                    LocalDate.of(Integer.parseInt(row.getField("boundaries")), 1, 1), b -> new TreeMap<>());
            then.computeIfAbsent(row.getField("number"), n -> new ArrayList<>()).add(row.getField("neighbour"));
            then.computeIfAbsent(row.getField("neighbour"), n -> new ArrayList<>())
                    .add(row.getField("number"));
        }
        neighbours.values().forEach(then -> then.values().forEach(Collections::sort));
        return neighbours;
    }

    private static SortedMap<Integer, Map<String, Centrality>> centrality() {
        var centrality = new TreeMap<Integer, Map<String, Centrality>>();
        for (var row : rows("centrality"))
            for (var version : CENTRALITY_VERSIONS)
                if (!row.getField("index_" + version).isEmpty())
                    centrality
                            .computeIfAbsent(version, v -> new TreeMap<>())
                            .put(
                                    row.getField("number"),
                                    new Centrality(
                                            Integer.parseInt(row.getField("index_" + version)),
                                            Integer.parseInt(row.getField("class_" + version))));
        return centrality;
    }

    private static List<NamedCsvRecord> rows(String table) {
        try (var rows =
                CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(open(table), StandardCharsets.UTF_8))) {
            return rows.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String table) {
        var in = ShippedTables.class.getResourceAsStream("/registry/" + table + ".csv");
        if (in == null) throw new IllegalStateException("The table " + table + " is missing");
        return in;
    }

    private static LocalDate day(NamedCsvRecord row, String column) {
        return LocalDate.parse(row.getField(column));
    }

    private static @Nullable LocalDate date(NamedCsvRecord row, String column) {
        return row.getField(column).isEmpty() ? null : LocalDate.parse(row.getField(column));
    }
}
