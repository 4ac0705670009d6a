package no.dugnad.municipalities.sync;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What SSB says, read out of the shapes of KLASS and of JSON-stat 2. What is neither municipality nor county of the mainland is left out. */
final class SsbAnswers {
    /** Svalbard, Jan Mayen, the continental shelf, and not stated: in the classification of municipalities, but none. */
    private static final Set<String> NO_MUNICIPALITIES = Set.of("21", "22", "23", "99");

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Code(
            String code,
            String name,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record CodeChange(String oldCode, String newCode, LocalDate changeOccurred) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Correspondence(String sourceCode, String targetCode, LocalDate validFrom, LocalDate validTo) {
        boolean validAt(LocalDate date) {
            return (validFrom == null || !date.isBefore(validFrom)) && (validTo == null || date.isBefore(validTo));
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Codes(List<Code> codes) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Changes(List<CodeChange> codeChanges) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Correspondences(List<Correspondence> correspondenceItems) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Category(JsonNode index) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Dimension(Category category) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Dataset(List<String> id, List<Integer> size, Map<String, Dimension> dimension, JsonNode value) {}

    private final ObjectMapper json;
    private List<Code> municipalities = List.of();
    private List<CodeChange> changes = List.of();
    private List<Code> counties = List.of();
    private List<Correspondence> centrality = List.of();
    private SortedMap<Integer, Map<String, Integer>> population = new TreeMap<>();

    SsbAnswers(ObjectMapper json) {
        this.json = json;
    }

    /** @throws SyncFailure when the answer is not in the source's shape */
    void read(Source source, byte[] body) {
        try {
            switch (source) {
                case MUNICIPALITIES -> municipalities = codes(body);
                case COUNTIES -> counties = codes(body);
                case CHANGES ->
                    changes = json.readValue(body, Changes.class).codeChanges().stream()
                            .filter(c -> isMainland(c.oldCode()) && isMainland(c.newCode()))
                            .toList();
                case CENTRALITY ->
                    centrality = json.readValue(body, Correspondences.class).correspondenceItems().stream()
                            .filter(c -> isMainland(c.sourceCode()))
                            .toList();
                case POPULATION -> population = figures(json.readValue(body, Dataset.class));
            }
        } catch (IOException | RuntimeException e) {
            throw new SyncFailure(source, FailureView.Reason.UNREADABLE, null, e);
        }
    }

    List<Code> municipalities() {
        return municipalities;
    }

    /** Those from a code to a code; a beginning or an end alone is left out. */
    List<CodeChange> changes() {
        return changes;
    }

    List<Code> counties() {
        return counties;
    }

    List<Correspondence> centrality() {
        return centrality;
    }

    /** By year and number; where SSB has none, or nobody, there is no figure. */
    SortedMap<Integer, Map<String, Integer>> population() {
        return population;
    }

    private List<Code> codes(byte[] body) throws IOException {
        return json.readValue(body, Codes.class).codes().stream()
                .filter(c -> isMainland(c.code()))
                .toList();
    }

    private static boolean isMainland(String code) {
        return code != null && code.length() >= 2 && !NO_MUNICIPALITIES.contains(code.substring(0, 2));
    }

    /** Whatever dimensions there are besides region and time are added up. */
    private static SortedMap<Integer, Map<String, Integer>> figures(Dataset dataset) {
        var steps = new int[dataset.id().size()];
        var step = 1;
        for (var d = steps.length - 1; d >= 0; d--) {
            steps[d] = step;
            step *= dataset.size().get(d);
        }
        if (dataset.value().isArray() && dataset.value().size() != step)
            throw new IllegalArgumentException(dataset.value().size() + " values, not " + step);
        var region = dataset.id().indexOf("Region");
        var time = dataset.id().indexOf("Tid");
        var regions = categories(dataset, region);
        var years = categories(dataset, time);
        var figures = new TreeMap<Integer, Map<String, Integer>>();
        for (var cell = 0; cell < step; cell++) {
            var value = dataset.value().isArray()
                    ? dataset.value().get(cell)
                    : dataset.value().path(String.valueOf(cell));
            if (!value.isNumber() || value.intValue() == 0) continue;
            if (!value.canConvertToExactIntegral() || value.intValue() < 0)
                throw new IllegalArgumentException("not a number of persons: " + value);
            var number = Objects.requireNonNull(
                            regions.get(cell / steps[region] % dataset.size().get(region)))
                    // where the regions are those of a grouping of codes
                    .replaceFirst("^K[-_]", "");
            if (!number.matches("[0-9]{4}") || !isMainland(number)) continue;
            figures.computeIfAbsent(
                            Integer.valueOf(years.get(
                                    cell / steps[time] % dataset.size().get(time))),
                            y -> new TreeMap<>())
                    .merge(number, value.intValue(), Integer::sum);
        }
        return figures;
    }

    private static Map<Integer, String> categories(Dataset dataset, int dimension) {
        var index = Objects.requireNonNull(dataset.dimension().get(dataset.id().get(dimension)))
                .category()
                .index();
        var codes = new HashMap<Integer, String>();
        if (index.isArray()) {
            var list = new ArrayList<String>();
            index.forEach(code -> list.add(code.asText()));
            for (var i = 0; i < list.size(); i++) codes.put(i, list.get(i));
        } else index.properties().forEach(e -> codes.put(e.getValue().asInt(), e.getKey()));
        if (codes.size() != dataset.size().get(dimension))
            throw new IllegalArgumentException(
                    codes.size() + " categories, not " + dataset.size().get(dimension));
        return codes;
    }
}
