package no.dugnad.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The tables of municipalities-service, as far as the demonstration needs them. */
final class Registry {

    private static final int FIRST = 2013;
    private static final int LAST = 2026;

    private final Map<Integer, TreeMap<String, DemoMunicipality>> byYear = new HashMap<>();
    private final Map<Integer, TreeMap<String, List<String>>> neighbours = new HashMap<>();

    Registry(Path folder) {
        Map<String, Map<String, String>> population = byNumber(folder.resolve("population.csv"));
        Map<String, Map<String, String>> centrality = byNumber(folder.resolve("centrality.csv"));
        List<Map<String, String>> versions = rows(folder.resolve("municipalities.csv"));
        List<Map<String, String>> changes = rows(folder.resolve("changes.csv"));
        List<Map<String, String>> borders = rows(folder.resolve("neighbours.csv"));
        for (int year = FIRST; year <= LAST; year++) {
            String day = year + "-01-01";
            TreeMap<String, DemoMunicipality> valid = new TreeMap<>();
            TreeMap<String, Set<String>> reference = new TreeMap<>();
            String boundaries = year < 2024 ? "2020" : "2024";
            for (Map<String, String> version : versions) {
                if (isValid(version, day)) {
                    String number = cell(version, "number");
                    // centrality and borders are known for 2020 and 2024 only: an older number takes those of what it
                    // became
                    Set<String> then = year < 2020 ? successors(number, day, "2020-01-01", changes) : Set.of(number);
                    reference.put(number, then);
                    valid.put(
                            number,
                            new DemoMunicipality(
                                    number,
                                    year < 2024 ? then.iterator().next() : before(number, changes),
                                    Integer.parseInt(Objects.requireNonNull(population.get(number))
                                            .get(Integer.toString(year))),
                                    mean(then, centrality, "index_" + boundaries)));
                }
            }
            byYear.put(year, valid);
            neighbours.put(year, bordering(reference, boundaries, borders));
        }
    }

    /** The municipalities valid on 1 January of the year (all changes since 2013 took effect on that day), by number. */
    Map<String, DemoMunicipality> validIn(int year) {
        return Objects.requireNonNull(byYear.get(year));
    }

    /** Whom a municipality has a border with, or will be part of the same municipality as; an island has the next numbers of its county. */
    @Nullable
    List<String> neighbours(String number, int year) {
        return Objects.requireNonNull(neighbours.get(year)).get(number);
    }

    static boolean isValid(Map<String, String> version, String day) {
        String end = cell(version, "valid_to");
        return cell(version, "valid_from").compareTo(day) <= 0 && (end.isEmpty() || end.compareTo(day) > 0);
    }

    private static Set<String> successors(String number, String from, String to, List<Map<String, String>> changes) {
        Set<String> now = new TreeSet<>(Set.of(number));
        TreeMap<String, Map<String, Set<String>>> byDate = new TreeMap<>();
        for (Map<String, String> change : changes) {
            String date = cell(change, "date");
            if (date.compareTo(from) > 0 && date.compareTo(to) <= 0) {
                byDate.computeIfAbsent(date, d -> new HashMap<>())
                        .computeIfAbsent(cell(change, "from_number"), n -> new TreeSet<>())
                        .add(cell(change, "to_number"));
            }
        }
        for (Map<String, Set<String>> edges : byDate.values()) {
            Set<String> next = new TreeSet<>();
            now.forEach(n -> next.addAll(edges.getOrDefault(n, Set.of(n))));
            now = next;
        }
        return now;
    }

    private static String before(String number, List<Map<String, String>> changes) {
        return changes.stream()
                .filter(c -> cell(c, "date").equals("2024-01-01")
                        && cell(c, "to_number").equals(number))
                .map(c -> cell(c, "from_number"))
                .findFirst()
                .orElse(number);
    }

    private static String cell(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }

    private static double mean(Set<String> numbers, Map<String, Map<String, String>> centrality, String column) {
        return numbers.stream()
                .mapToInt(n -> Integer.parseInt(
                        Objects.requireNonNull(centrality.get(n)).get(column)))
                .average()
                .orElseThrow();
    }

    private static TreeMap<String, List<String>> bordering(
            TreeMap<String, Set<String>> reference, String boundaries, List<Map<String, String>> borders) {
        Map<String, Set<String>> near = new HashMap<>();
        for (Map<String, String> border : borders) {
            if (cell(border, "boundaries").equals(boundaries)) {
                String one = cell(border, "number");
                String other = cell(border, "neighbour");
                near.computeIfAbsent(one, n -> new TreeSet<>()).add(other);
                near.computeIfAbsent(other, n -> new TreeSet<>()).add(one);
            }
        }
        TreeMap<String, List<String>> found = new TreeMap<>();
        reference.forEach((number, places) -> {
            Set<String> reach = new TreeSet<>(places);
            places.forEach(place -> reach.addAll(near.getOrDefault(place, Set.of())));
            List<String> others = new ArrayList<>();
            reference.forEach((other, theirs) -> {
                if (!other.equals(number) && theirs.stream().anyMatch(reach::contains)) {
                    others.add(other);
                }
            });
            if (others.isEmpty()) {
                String county = number.substring(0, 2);
                reference.tailMap(number, false).keySet().stream()
                        .filter(n -> n.startsWith(county))
                        .limit(3)
                        .forEach(others::add);
            }
            found.put(number, List.copyOf(others));
        });
        return found;
    }

    private static Map<String, Map<String, String>> byNumber(Path table) {
        Map<String, Map<String, String>> found = new HashMap<>();
        rows(table).forEach(row -> found.put(row.get("number"), row));
        return found;
    }

    /** The tables read here hold numbers, dates and plain names: no field is quoted. */
    static List<Map<String, String>> rows(Path table) {
        try {
            List<String> lines = Files.readAllLines(table);
            String[] columns = lines.getFirst().split(",");
            List<Map<String, String>> rows = new ArrayList<>(lines.size());
            for (String line : lines.subList(1, lines.size())) {
                String[] values = line.split(",", -1);
                if (values.length != columns.length || line.indexOf('"') >= 0) {
                    throw new IllegalStateException(table + " has a line that is not plain: " + line);
                }
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < columns.length; i++) {
                    row.put(columns[i], values[i]);
                }
                rows.add(row);
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
