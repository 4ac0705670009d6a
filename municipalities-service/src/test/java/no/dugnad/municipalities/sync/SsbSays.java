package no.dugnad.municipalities.sync;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import no.dugnad.municipalities.registry.Registry;

/** SSB's answers in SSB's shapes: what the registry has, until a test says otherwise. */
final class SsbSays {
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Code(String code, String name, LocalDate from, LocalDate to) {}

    private final List<Code> municipalities = new ArrayList<>();
    private final List<Code> counties = new ArrayList<>();
    private final List<List<Object>> changes = new ArrayList<>();
    private final List<List<Object>> centrality = new ArrayList<>();
    private final TreeMap<Integer, Map<String, Integer>> population = new TreeMap<>();

    static SsbSays whatIsIn(Registry registry) {
        var says = new SsbSays();
        var facts = registry.facts();
        facts.versions()
                .forEach(
                        v -> says.municipalities.add(new Code(v.number(), v.klassLabel(), v.validFrom(), v.validTo())));
        // in the classification, but no municipality
        says.municipalities.add(new Code("9999", "Uoppgitt", LocalDate.of(1994, 1, 1), null));
        facts.counties()
                .forEach(c -> says.counties.add(new Code(
                        c.number(),
                        c.officialName(),
                        c.validFromExact() ? c.validFrom() : LocalDate.of(1919, 1, 1),
                        c.validTo())));
        facts.edges().forEach(e -> says.change(e.date(), e.from(), e.to()));
        facts.centrality().forEach((version, classes) -> {
            var later = facts.centrality().tailMap(version + 1);
            classes.forEach((number, c) -> says.centrality.add(java.util.Arrays.asList(
                    number,
                    c.level(),
                    LocalDate.of(version, 1, 1),
                    later.isEmpty() ? null : LocalDate.of(later.firstKey(), 1, 1))));
        });
        facts.population()
                .forEach((number, years) -> years.forEach((year, persons) -> says.figure(year, number, persons)));
        return says;
    }

    SsbSays figure(int year, String number, int persons) {
        population.computeIfAbsent(year, y -> new TreeMap<>()).put(number, persons);
        return this;
    }

    /** Everybody has as many as the year before, and a hundred more. */
    SsbSays figuresOf(int year) {
        population.get(year - 1).forEach((number, persons) -> figure(year, number, persons + 100));
        return this;
    }

    SsbSays noFigure(int year, String number) {
        population.get(year).remove(number);
        return this;
    }

    SsbSays noMunicipality(String number) {
        municipalities.removeIf(c -> c.code().equals(number));
        return this;
    }

    SsbSays onlyEverySecondMunicipality() {
        for (var i = municipalities.size() - 1; i >= 0; i -= 2) municipalities.remove(i);
        return this;
    }

    SsbSays municipality(String number, String name, LocalDate from, LocalDate to) {
        municipalities.add(new Code(number, name, from, to));
        return this;
    }

    SsbSays name(String number, String name) {
        municipalities.replaceAll(c -> c.code().equals(number) ? new Code(number, name, c.from(), c.to()) : c);
        return this;
    }

    SsbSays end(String number, LocalDate date) {
        municipalities.replaceAll(
                c -> c.code().equals(number) && c.to() == null ? new Code(number, c.name(), c.from(), date) : c);
        return this;
    }

    SsbSays change(LocalDate date, String from, String to) {
        changes.add(List.of(date, from, to));
        return this;
    }

    SsbSays noChange(LocalDate date, String from, String to) {
        changes.remove(List.of(date, from, to));
        return this;
    }

    SsbSays centralityClass(String number, int version, int level) {
        centrality.replaceAll(c -> c.get(0).equals(number) && c.get(2).equals(LocalDate.of(version, 1, 1))
                ? java.util.Arrays.asList(number, level, c.get(2), c.get(3))
                : c);
        return this;
    }

    byte[] body(Source source) {
        return json(
                switch (source) {
                    case MUNICIPALITIES -> Map.of("codes", codes(municipalities));
                    case COUNTIES -> Map.of("codes", codes(counties));
                    case CHANGES ->
                        Map.of(
                                "codeChanges",
                                changes.stream()
                                        .map(c -> fields(
                                                "oldCode",
                                                c.get(1),
                                                "oldName",
                                                "",
                                                "oldShortName",
                                                "",
                                                "newCode",
                                                c.get(2),
                                                "newName",
                                                "",
                                                "newShortName",
                                                "",
                                                "changeOccurred",
                                                c.get(0).toString()))
                                        .toList());
                    case CENTRALITY ->
                        Map.of(
                                "correspondenceItems",
                                centrality.stream()
                                        .map(c -> fields(
                                                "sourceCode",
                                                c.get(0),
                                                "sourceName",
                                                "",
                                                "sourceShortName",
                                                "",
                                                "targetCode",
                                                "0" + c.get(1),
                                                "targetName",
                                                "",
                                                "targetShortName",
                                                "",
                                                "validFrom",
                                                text(c.get(2)),
                                                "validTo",
                                                text(c.get(3))))
                                        .toList());
                    case POPULATION -> population();
                });
    }

    private static List<Map<String, Object>> codes(List<Code> codes) {
        return codes.stream()
                .map(c -> fields(
                        "code",
                        c.code(),
                        "parentCode",
                        null,
                        "level",
                        "1",
                        "name",
                        c.name(),
                        "shortName",
                        "",
                        "presentationName",
                        "",
                        "validFrom",
                        text(c.from()),
                        "validTo",
                        text(c.to()),
                        "validFromInRequestedRange",
                        "2013-01-01",
                        "validToInRequestedRange",
                        text(c.to()),
                        "notes",
                        ""))
                .toList();
    }

    /** JSON-stat 2, with nobody (0) where a number was not valid, as SSB has it. */
    private Map<String, Object> population() {
        var regions = new TreeSet<String>();
        population.values().forEach(year -> regions.addAll(year.keySet()));
        var values = new ArrayList<Integer>();
        for (var region : regions)
            for (var year : population.keySet()) values.add(population.get(year).getOrDefault(region, 0));
        return fields(
                "version", "2.0",
                "class", "dataset",
                "label", "07459: Befolkning",
                "source", "Statistisk sentralbyrå",
                "updated", "2026-02-24T07:00:00Z",
                "id", List.of("Region", "ContentsCode", "Tid"),
                "size", List.of(regions.size(), 1, population.size()),
                "dimension",
                        Map.of(
                                "Region", dimension(regions),
                                "ContentsCode", dimension(List.of("Personer1")),
                                "Tid",
                                        dimension(population.keySet().stream()
                                                .map(String::valueOf)
                                                .toList())),
                "value", values);
    }

    private static Map<String, Object> dimension(Iterable<String> codes) {
        var index = new LinkedHashMap<String, Integer>();
        codes.forEach(code -> index.put(code, index.size()));
        return Map.of("label", "", "category", Map.of("index", index));
    }

    private static String text(Object value) {
        return value == null ? null : Objects.toString(value);
    }

    private static Map<String, Object> fields(Object... namesAndValues) {
        var fields = new LinkedHashMap<String, Object>();
        for (var i = 0; i < namesAndValues.length; i += 2)
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        return fields;
    }

    private static byte[] json(Object value) {
        try {
            return JSON.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
