package no.dugnad.reporting.pages;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import no.dugnad.platform.testing.Backing;

/** The suite's own tables of what is real: the municipalities, their points and sizes, and the instruments. */
public final class RegistryTables {
    private static final String FOLDER = "municipalities-service/src/main/resources/registry/";
    private static final List<Integer> GRADES = Arrays.asList(1, 5, null);
    private static final Map<String, Row> TODAY = read();

    /**
     * A municipality.
     *
     * @param latitude null when it has no point
     */
    record Row(
            String number,
            String name,
            String county,
            Double latitude,
            Double longitude,
            long population,
            int centrality) {
        /** Something between 0 and 1, the same each time. */
        double noise() {
            var random = new Random(number.hashCode() * 31L);
            random.nextDouble();
            return random.nextDouble();
        }
    }

    private RegistryTables() {}

    /** The municipalities of today, by number. */
    static Map<String, Row> today() {
        return TODAY;
    }

    /** {@link Country#DIVIDED}. */
    static Row divided() {
        var point = table("attributes", "number").get(Country.DIVIDED);
        return new Row(
                Country.DIVIDED,
                "Ålesund",
                "Møre og Romsdal",
                Double.valueOf(point.getField("point_lat")),
                Double.valueOf(point.getField("point_lon")),
                66_000,
                3);
    }

    /** The instruments as the catalogue tells of them, by id. */
    static Map<String, Object> instruments() {
        try {
            var all = new TreeMap<String, Object>();
            for (var instrument : new ObjectMapper()
                    .readTree(Backing.inRepository("deploy/reference/instruments.json")
                            .toFile()))
                // nobody has graded the real ones; every third here is incremental, every third radical, every third
                // not graded
                all.put(
                        instrument.path("id").asText(),
                        ((ObjectNode) instrument).put("ambition", GRADES.get(all.size() % GRADES.size())));
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Pairs of municipalities of today that share a border on land. */
    public static List<Map.Entry<String, String>> neighbours() {
        var pairs = new ArrayList<Map.Entry<String, String>>();
        each("neighbours", row -> {
            if (row.getField("boundaries").equals("2024"))
                pairs.add(Map.entry(row.getField("number"), row.getField("neighbour")));
        });
        return pairs;
    }

    private static Map<String, Row> read() {
        var points = table("attributes", "number");
        var population = table("population", "number");
        var centrality = table("centrality", "number");
        var counties = table("counties", "number");
        var rows = new TreeMap<String, Row>();
        each("municipalities", row -> {
            if (!row.getField("valid_to").isEmpty()) return;
            var number = row.getField("number");
            var point = points.get(number);
            rows.put(
                    number,
                    new Row(
                            number,
                            row.getField("name"),
                            counties.get(row.getField("county_number")).getField("name"),
                            point == null ? null : Double.valueOf(point.getField("point_lat")),
                            point == null ? null : Double.valueOf(point.getField("point_lon")),
                            Long.parseLong(population.get(number).getField("2024")),
                            Integer.parseInt(centrality.get(number).getField("class_2024"))));
        });
        return rows;
    }

    private static Map<String, NamedCsvRecord> table(String name, String key) {
        var rows = new TreeMap<String, NamedCsvRecord>();
        each(name, row -> rows.put(row.getField(key), row));
        return rows;
    }

    private static void each(String name, Consumer<NamedCsvRecord> taker) {
        try (var rows = CsvReader.builder().ofNamedCsvRecord(Backing.inRepository(FOLDER + name + ".csv"))) {
            rows.forEach(taker);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
