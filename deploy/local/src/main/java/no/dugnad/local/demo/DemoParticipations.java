package no.dugnad.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Draws the demonstration participations. Only their shape comes from the study that Dugnad builds on, and only what that study says in words:
 * small district municipalities take part less, and the less the smaller and the less central they are; most of all in schemes for
 * national and radical innovation, least in regional ones; and they are more often partners than leads. No share here is the study's.
 * The same input gives the same file, to the byte.
 */
public final class DemoParticipations {

    static final int FROM = 2015;
    static final int TO = 2025;

    /** Regional and spreading schemes have the gentle slopes, national ones the steep, and those that aim at the radical the steepest. */
    static final List<DemoScheme> SCHEMES = List.of(
            new DemoScheme("prosjektskjonn", "Prosjektskjønn", 2015, 2024, 0.190, 2.2, 0.65, 5, 150_000, 2_500_000),
            new DemoScheme("klimasats", "Klimasats", 2016, 2025, 0.250, 2.8, 0.30, 4, 150_000, 7_500_000),
            new DemoScheme(
                    "kommunalt-kompetanse-og-innovasjonstilskudd",
                    "Kompetanse- og innovasjonstilskudd",
                    2016,
                    2021,
                    0.210,
                    1.8,
                    0.40,
                    4,
                    100_000,
                    1_200_000),
            new DemoScheme(
                    "nasjonalt-velferdsteknologiprogram",
                    "Velferdsteknologiprogrammet",
                    2015,
                    2023,
                    0.110,
                    2.2,
                    0.80,
                    6,
                    200_000,
                    1_500_000),
            new DemoScheme(
                    "helseteknologiordningen",
                    "Helseteknologiordningen",
                    2024,
                    2025,
                    0.160,
                    2.2,
                    0.85,
                    8,
                    300_000,
                    3_000_000),
            new DemoScheme("forkommune", "FORKOMMUNE", 2017, 2018, 0.090, 5.0, 0.60, 3, 3_000_000, 7_000_000),
            new DemoScheme(
                    "innovasjonsprosjekt-offentlig-sektor",
                    "Innovasjonsprosjekt i offentlig sektor",
                    2019,
                    2023,
                    0.070,
                    5.0,
                    0.60,
                    3,
                    2_000_000,
                    10_000_000),
            new DemoScheme("stimulab", "StimuLab", 2018, 2024, 0.080, 4.5, 0.45, 3, 0, 0),
            new DemoScheme("digifin", "DigiFin", 2020, 2022, 0.090, 4.0, 0.55, 4, 500_000, 5_000_000),
            new DemoScheme(
                    "innovasjonspartnerskap",
                    "Innovasjonspartnerskap",
                    2017,
                    2020,
                    0.060,
                    5.5,
                    0.50,
                    3,
                    1_000_000,
                    9_000_000));

    private static final String NETWORK = "digivestland";

    private final Registry registry;
    private final JsonNode calls;

    DemoParticipations(Registry registry, JsonNode calls) {
        this.registry = registry;
        this.calls = calls;
    }

    /** @param arguments the registry's folder of tables, {@code calls.json}, and the file to write */
    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(arguments[2]), file(Path.of(arguments[0]), Path.of(arguments[1])));
    }

    static String file(Path registry, Path calls) throws IOException {
        StringBuilder file = new StringBuilder(DemoRow.HEADER).append('\n');
        for (DemoRow row :
                new DemoParticipations(new Registry(registry), new ObjectMapper().readTree(calls.toFile())).rows()) {
            file.append(row.line()).append('\n');
        }
        return file.toString();
    }

    List<DemoRow> rows() {
        List<DemoRow> rows = new ArrayList<>();
        for (DemoScheme scheme : SCHEMES) {
            for (int year = FROM; year <= TO; year++) {
                if (scheme.inYear(year)) {
                    rows.addAll(round(scheme, year));
                }
            }
        }
        return rows;
    }

    private List<DemoRow> round(DemoScheme scheme, int year) {
        Map<String, DemoMunicipality> municipalities = registry.validIn(year);
        List<DemoRow> rows = new ArrayList<>();
        int project = 0;
        for (DemoMunicipality lead : municipalities.values()) {
            Dice dice = new Dice(scheme.instrument() + ' ' + year + ' ' + lead.number());
            double expected = lead.activity() * inclination(lead, scheme.level(), scheme.slope());
            int projects = (int) expected + (dice.hits(expected - (int) expected) ? 1 : 0);
            for (int i = 0; i < projects; i++) {
                rows.addAll(project(scheme, year, ++project, lead, municipalities, dice));
            }
        }
        return rows;
    }

    private List<DemoRow> project(
            DemoScheme scheme,
            int year,
            int number,
            DemoMunicipality lead,
            Map<String, DemoMunicipality> municipalities,
            Dice dice) {
        String name = String.format(Locale.ROOT, "Demo: %s %d-%03d", scheme.title(), year, number);
        String status = status(year, dice);
        Integer applied = scheme.givesMoney() ? sum(scheme, lead, dice) : null;
        Integer awarded = null;
        if (applied != null && (status.equals("awarded") || status.equals("completed"))) {
            awarded = Math.max(scheme.lowNok(), (int) (applied * (0.6 + 0.4 * dice.part())) / 5_000 * 5_000);
        }
        String call = call(scheme.instrument(), year, lead.number());
        List<DemoRow> rows = new ArrayList<>();
        rows.add(new DemoRow(
                scheme.instrument(), name, lead.number(), "lead", year, status, applied, awarded, "", call));
        if (dice.hits(scheme.joint())) {
            boolean throughNetwork = year >= 2020 && dice.hits(0.5) && inNetwork(lead.number());
            for (String partner : partners(scheme, lead, year, municipalities, dice)) {
                boolean through = throughNetwork && inNetwork(partner);
                // the money goes to the one that applied; the partners carry none, or every krone would count twice
                rows.add(new DemoRow(
                        scheme.instrument(),
                        name,
                        partner,
                        through ? "through-partnership" : "partner",
                        year,
                        status,
                        null,
                        null,
                        through ? NETWORK : "",
                        call));
            }
        }
        return rows;
    }

    private List<String> partners(
            DemoScheme scheme,
            DemoMunicipality lead,
            int year,
            Map<String, DemoMunicipality> municipalities,
            Dice dice) {
        List<String> candidates = new ArrayList<>(registry.neighbours(lead.number(), year));
        List<String> partners = new ArrayList<>();
        while (!candidates.isEmpty() && partners.size() < scheme.maxPartners()) {
            String candidate = candidates.remove(dice.below(candidates.size()));
            // being asked along is easier than leading: the same curve, at half the slope
            DemoMunicipality asked = Objects.requireNonNull(municipalities.get(candidate));
            if (dice.hits(Math.min(0.9, asked.activity() * inclination(asked, 0.55, scheme.slope() / 2)))) {
                partners.add(candidate);
            }
        }
        return partners;
    }

    private static double inclination(DemoMunicipality municipality, double level, double slope) {
        return Math.min(4, level * StrictMath.exp(slope * (municipality.standing() - 0.5)));
    }

    private static String status(int year, Dice dice) {
        double throwOf = dice.part();
        if (throwOf < 0.17) {
            return "rejected";
        }
        if (throwOf < 0.20) {
            return "withdrawn";
        }
        if (year == TO && throwOf < 0.40) {
            return "applied";
        }
        // a project is over after two to four years
        return year + 2 + dice.below(3) <= TO ? "completed" : "awarded";
    }

    private static int sum(DemoScheme scheme, DemoMunicipality lead, Dice dice) {
        // where the span is wide, low sums are commoner than high ones; and the large apply for more
        double first = dice.part();
        double second = dice.part();
        double share = scheme.highNok() > 8 * scheme.lowNok() ? first * second : (first + second) / 2;
        share *= 0.4 + 0.6 * lead.standing();
        return (scheme.lowNok() + (int) (share * (scheme.highNok() - scheme.lowNok()))) / 5_000 * 5_000;
    }

    private static boolean inNetwork(String number) {
        return number.startsWith("46");
    }

    private String call(String instrument, int year, String number) {
        for (JsonNode call : calls) {
            if (call.path("instrumentId").asText().equals(instrument)
                    && call.path("closesAt").asText().startsWith(Integer.toString(year))
                    && covers(call.path("area").path("counties"), number)) {
                return call.path("id").asText();
            }
        }
        return "";
    }

    private static boolean covers(JsonNode counties, String number) {
        if (counties.isMissingNode()) {
            return true;
        }
        for (JsonNode county : counties) {
            if (number.startsWith(county.asText())) {
                return true;
            }
        }
        return false;
    }
}
