package no.dugnad.reporting.intake;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.joining;
import static no.dugnad.platform.testing.Patience.await;
import static no.dugnad.reporting.participation.ParticipationColumn.APPLIED_NOK;
import static no.dugnad.reporting.participation.ParticipationColumn.AWARDED_NOK;
import static no.dugnad.reporting.participation.ParticipationColumn.CALL;
import static no.dugnad.reporting.participation.ParticipationColumn.INSTRUMENT;
import static no.dugnad.reporting.participation.ParticipationColumn.MUNICIPALITY;
import static no.dugnad.reporting.participation.ParticipationColumn.PARTNERSHIP;
import static no.dugnad.reporting.participation.ParticipationColumn.PROJECT;
import static no.dugnad.reporting.participation.ParticipationColumn.ROLE;
import static no.dugnad.reporting.participation.ParticipationColumn.SOURCE;
import static no.dugnad.reporting.participation.ParticipationColumn.STATUS;
import static no.dugnad.reporting.participation.ParticipationColumn.YEAR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Year;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.testing.Tokens;
import no.dugnad.reporting.World;
import no.dugnad.reporting.participation.ParticipationColumn;
import org.junit.jupiter.api.Test;

/**
 * One table of cases, what is there × what is sent × who sends it, through a single report (POST where nothing is there, else PATCH) and through an
 * import: both must say what the rule says, and leave the same row and tell the same event to the byte. The rule is written out here once more, as
 * api.md has it.
 */
@QuarkusTest
class OneRuleTwoExecutionsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RIVAL = "971032081";

    private enum Writer {
        OWNER(World.OWNER),
        MANAGER(World.MANAGER),
        RIVAL(OneRuleTwoExecutionsTest.RIVAL),
        STRANGER("958935420"),
        ADMIN(null);

        private final String organisation;

        Writer(String organisation) {
            this.organisation = organisation;
        }

        String authorization() {
            return "Bearer " + (this == ADMIN ? Tokens.admin() : Tokens.of(Scopes.PARTICIPATIONS, organisation));
        }
    }

    /** A participation as it is written down, by whichever way; {@code ~} in the project is the way's letter and the case's number. */
    private record Row(Map<ParticipationColumn, String> cells, boolean demo) {
        Row with(ParticipationColumn column, String value) {
            var changed = new EnumMap<>(cells);
            if (value == null) changed.remove(column);
            else changed.put(column, value);
            return new Row(changed, demo);
        }

        Row invented(boolean invented) {
            return new Row(cells, invented);
        }

        String cell(ParticipationColumn column, String name) {
            var cell = cells.get(column);
            return cell == null || column != PROJECT ? cell : cell.replace("~", name);
        }

        String csv(String name) {
            return Arrays.stream(ParticipationColumn.values())
                    .map(column -> cells.containsKey(column) ? '"' + cell(column, name) + '"' : "")
                    .collect(joining(",", "", "\n"));
        }

        ObjectNode json(String name) throws Exception {
            var json = JSON.createObjectNode().put("demo", demo);
            for (var column : ParticipationColumn.values()) {
                var cell = cell(column, name);
                var value = cell == null
                        ? JSON.nullNode()
                        : column.number() && cell.matches("-?[0-9.]+")
                                ? JSON.readTree(cell)
                                : JSON.getNodeFactory().textNode(cell);
                if (column == MUNICIPALITY)
                    json.putObject("party")
                            .put("kind", cell != null && cell.length() == 2 ? "county" : "municipality")
                            .set("number", value);
                else json.set(column.field(), value);
            }
            return json;
        }
    }

    /**
     * @param there null: nothing
     * @param faults what is wrong with what is sent, as a single report says it
     * @param asFile the same, as an import says it
     */
    private record Case(Row there, Row sent, Writer writer, Set<String> faults, Set<String> asFile) {}

    @Inject
    DataSource database;

    private String instrument;
    private String anothers;
    private String managers;
    private String rivals;
    private String ofAnother;

    private final List<Case> cases = new ArrayList<>();
    private final Map<Writer, String> tokens = new EnumMap<>(Writer.class);
    private final HttpClient http = HttpClient.newHttpClient();

    private void world() {
        for (var writer : Writer.values()) tokens.put(writer, writer.authorization());
        World.tell(database);
        instrument = World.instrument(database);
        anothers = World.instrument(database, Writer.STRANGER.organisation, "national", null);
        managers = World.call(database, instrument);
        rivals = World.call(database, instrument, RIVAL);
        ofAnother = World.call(database, anothers);
    }

    // ----- the table

    private Row plain() {
        var cells = new EnumMap<ParticipationColumn, String>(ParticipationColumn.class);
        cells.put(INSTRUMENT, instrument);
        cells.put(PROJECT, "~ «Lading», \\ æ\u00A0😀");
        cells.put(MUNICIPALITY, "1020");
        cells.put(ROLE, "lead");
        cells.put(YEAR, "2021");
        cells.put(STATUS, "awarded");
        cells.put(APPLIED_NOK, "100");
        return new Row(cells, false);
    }

    private void add(Row there, Row sent, Writer... writers) {
        for (var writer : writers) cases.add(new Case(there, sent, writer, Set.of(), Set.of()));
    }

    private void whoseItIs() {
        var there = new ArrayList<Row>();
        there.add(null);
        for (var call : Arrays.asList(null, managers, rivals))
            for (var demo : List.of(false, true))
                there.add(plain().with(CALL, call).invented(demo));
        for (var old : there)
            for (var demo : List.of(false, true)) {
                var sent = plain().with(APPLIED_NOK, "200").invented(demo);
                var writers = demo ? new Writer[] {Writer.OWNER, Writer.ADMIN} : Writer.values();
                for (var call : Arrays.asList(null, managers, rivals)) add(old, sent.with(CALL, call), writers);
                for (var writer : writers) {
                    wrong(old, sent.with(CALL, "no-such-call"), writer, CALL, "unknown-call", "unknown-call");
                    wrong(
                            old,
                            sent.with(CALL, ofAnother),
                            writer,
                            CALL,
                            "call-of-another-instrument",
                            "call-of-another-instrument");
                }
            }
        for (var old : there) if (old != null) add(old, old, Writer.values());
        for (var writer : Writer.values()) add(null, plain().with(INSTRUMENT, anothers), writer);
    }

    private void whatItMayBecome() {
        var statuses = List.of("applied", "awarded", "rejected", "withdrawn", "completed");
        for (var sent : statuses) {
            add(null, plain().with(STATUS, sent), Writer.values());
            for (var there : statuses)
                add(
                        plain().with(STATUS, there),
                        plain().with(STATUS, sent),
                        Writer.OWNER,
                        Writer.STRANGER,
                        Writer.ADMIN);
        }
    }

    private void otherPartiesRolesAndFields() {
        for (var number : List.of("1020", "10", "1070", "50"))
            for (var role : List.of("lead", "partner", "through-partnership"))
                for (var partnership : Arrays.asList(null, "digiworld")) {
                    var row = plain().with(MUNICIPALITY, number)
                            .with(YEAR, "2024")
                            .with(ROLE, role);
                    add(null, row.with(PARTNERSHIP, partnership), Writer.OWNER);
                    add(row, row.with(PARTNERSHIP, partnership).with(SOURCE, " Kilde, «ny» "), Writer.OWNER);
                    add(row.with(PARTNERSHIP, "digiworld"), row.with(PARTNERSHIP, partnership), Writer.MANAGER);
                }
        for (var sent : List.of(
                plain().with(APPLIED_NOK, null).with(AWARDED_NOK, null),
                plain().with(APPLIED_NOK, "0").with(AWARDED_NOK, "0"),
                plain().with(APPLIED_NOK, "1000000000000").with(AWARDED_NOK, "999999999999"),
                plain().with(SOURCE, "x".repeat(500)),
                plain().with(SOURCE, "😀".repeat(250)),
                plain().with(SOURCE, "\u007F\u2028"))) {
            add(null, sent, Writer.OWNER);
            add(plain().with(SOURCE, "Før").with(AWARDED_NOK, "7"), sent, Writer.OWNER);
        }
        for (var sent : List.of(
                plain().with(PROJECT, "~" + "x".repeat(295)),
                plain().with(PROJECT, "~x" + "😀".repeat(147)),
                plain().with(YEAR, Year.now().toString()).with(MUNICIPALITY, "1020"),
                plain().with(YEAR, "2013"))) add(null, sent, Writer.OWNER);
    }

    private void faults() {
        var never = "3" + "0".repeat(3);
        keyed(INSTRUMENT, "no-such-instrument", "unknown-instrument", "unknown-instrument");
        keyed(PROJECT, null, "not-blank", "missing-value");
        keyed(PROJECT, "~" + "x".repeat(296), "size", "text-too-long");
        keyed(PROJECT, "~xx" + "😀".repeat(147), "size", "text-too-long");
        keyed(PROJECT, "~\u0001", "control-character", "control-character");
        keyed(MUNICIPALITY, "9999", "not-valid-that-year", "not-valid-that-year");
        keyed(MUNICIPALITY, "1001", "not-valid-that-year", "not-valid-that-year");
        keyed(MUNICIPALITY, "99", "not-valid-that-year", "not-valid-that-year");
        keyed(MUNICIPALITY, "102", "party-number", "party-number");
        keyed(MUNICIPALITY, null, "not-null", "missing-value");
        keyed(ROLE, "boss", "not-one-of", "not-one-of");
        keyed(ROLE, null, "not-null", "missing-value");
        keyed(YEAR, "2012", "year-out-of-range", "year-out-of-range");
        keyed(YEAR, never, "year-out-of-range", "year-out-of-range");
        keyed(YEAR, "21", "year-out-of-range", "year-form");
        keyed(YEAR, null, "not-null", "missing-value");
        anyway(STATUS, "granted", "not-one-of", "not-one-of");
        anyway(STATUS, null, "not-null", "missing-value");
        anyway(APPLIED_NOK, "-1", "min", "money-negative");
        anyway(APPLIED_NOK, "1000000000001", "max", "money-too-large");
        anyway(APPLIED_NOK, "1.5", "wrong-type", "money-form");
        anyway(AWARDED_NOK, "-1", "min", "money-negative");
        anyway(AWARDED_NOK, "1000000000001", "max", "money-too-large");
        anyway(PARTNERSHIP, "no-such-partnership", "unknown-partnership", "unknown-partnership");
        anyway(SOURCE, "x".repeat(501), "size", "text-too-long");
        anyway(SOURCE, "x" + "😀".repeat(250), "size", "text-too-long");
        anyway(SOURCE, "a\u001Fb", "control-character", "control-character");
        for (var status : List.of("applied", "rejected", "withdrawn"))
            for (var writer : List.of(Writer.OWNER, Writer.STRANGER))
                for (var there : Arrays.asList(null, plain().with(STATUS, status)))
                    wrong(
                            there,
                            plain().with(STATUS, status).with(AWARDED_NOK, "1"),
                            writer,
                            AWARDED_NOK,
                            "awarded-without-award",
                            "awarded-without-award");
    }

    private void keyed(ParticipationColumn column, String value, String code, String asFile) {
        for (var writer : List.of(Writer.OWNER, Writer.STRANGER, Writer.ADMIN))
            wrong(null, plain().with(column, value), writer, column, code, asFile);
    }

    private void anyway(ParticipationColumn column, String value, String code, String asFile) {
        keyed(column, value, code, asFile);
        for (var writer : List.of(Writer.OWNER, Writer.STRANGER, Writer.ADMIN))
            wrong(plain(), plain().with(column, value), writer, column, code, asFile);
    }

    private void wrong(Row there, Row sent, Writer writer, ParticipationColumn column, String code, String asFile) {
        cases.add(new Case(
                there, sent, writer, Set.of(column.pointer() + " " + code), Set.of(column.pointer() + " " + asFile)));
    }

    // ----- the rule, as api.md has it

    /** The instrument's owner or the call's manager; what is invented, only an administrator. */
    private String refused(Writer writer, Row row) {
        if (writer == Writer.ADMIN) return null;
        if (row.demo()) return "demo-is-admins";
        var call = row.cells().get(CALL);
        var mine = row.cells().get(INSTRUMENT).equals(instrument)
                && (writer == Writer.OWNER
                        || writer == Writer.MANAGER && managers.equals(call)
                        || writer == Writer.RIVAL && rivals.equals(call));
        var strangers = row.cells().get(INSTRUMENT).equals(anothers) && writer == Writer.STRANGER;
        return mine || strangers ? null : "not-yours";
    }

    private static boolean backwards(Case c) {
        if (c.there() == null) return false;
        var from = c.there().cells().get(STATUS);
        var to = c.sent().cells().get(STATUS);
        return to != null
                && !from.equals(to)
                && switch (from) {
                    case "applied" -> false;
                    case "awarded" -> !Set.of("completed", "withdrawn").contains(to);
                    case "rejected" -> !Set.of("awarded", "completed").contains(to);
                    default -> true;
                }
                && c.faults().stream().noneMatch(fault -> fault.startsWith("/status"));
    }

    private Set<String> bySingleReport(Case c) {
        if (c.there() != null && refused(c.writer(), c.there()) != null)
            return Set.of("403 " + refused(c.writer(), c.there()));
        if (!c.faults().isEmpty()) return c.faults();
        if (refused(c.writer(), c.sent()) != null) return Set.of("403 " + refused(c.writer(), c.sent()));
        return backwards(c) ? Set.of("/status change-of-status") : Set.of();
    }

    /** All that is wrong at once; and a file says of all its rows whether they are invented, so that it changes that of none, whoever sends it. */
    private Set<String> byImport(Case c) {
        if (c.sent().demo() && c.writer() != Writer.ADMIN) return Set.of("403 demo-is-admins");
        var expected = new TreeSet<>(c.asFile());
        if (!c.asFile().contains("/instrumentId unknown-instrument") && refused(c.writer(), c.sent()) != null)
            expected.add("/instrumentId not-yours");
        if (c.there() != null) {
            if (c.there().demo() != c.sent().demo()) expected.add("/project demo-differs");
            else if (refused(c.writer(), c.there()) != null && !expected.contains("/instrumentId not-yours"))
                expected.add("/project not-yours");
        }
        if (backwards(c)) expected.add("/status change-of-status");
        return expected;
    }

    // ----- the two ways

    private static String name(char way, int number) {
        return way + "%04d".formatted(number);
    }

    private Set<String> reported(Case c, int number, String id) throws Exception {
        var address = URI.create(
                RestAssured.baseURI + ":" + RestAssured.port + "/v1/participations" + (id == null ? "" : "/" + id));
        var request = HttpRequest.newBuilder(address)
                .header("Authorization", tokens.get(c.writer()))
                .header("Content-Type", "application/json")
                .method(
                        id == null ? "POST" : "PATCH",
                        BodyPublishers.ofString(c.sent().json(name('S', number)).toString()));
        if (id != null)
            request.header(
                    "If-Match",
                    http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                            .headers()
                            .firstValue("ETag")
                            .orElseThrow());
        var answer = http.send(request.build(), BodyHandlers.ofString());
        var problem = JSON.readTree(answer.body());
        return switch (answer.statusCode()) {
            case 200, 201 -> Set.of();
            case 400, 409 ->
                problem.path("errors")
                        .valueStream()
                        .map(error -> error.path("pointer").asText() + " "
                                + error.path("code").asText())
                        .collect(Collectors.toSet());
            default ->
                Set.of(answer.statusCode() + " " + problem.path("type").asText().replace("urn:dugnad:problem:", ""));
        };
    }

    /** @return what is wrong by the rows' places in the file, from 0; null when the file was refused as a whole */
    private Map<Integer, Set<String>> imported(Writer writer, boolean demo, String rows) {
        var sent = given().header("Authorization", tokens.get(writer))
                .contentType("text/csv")
                .body((String.join(",", ParticipationColumn.NAMES) + "\n" + rows).getBytes(StandardCharsets.UTF_8))
                .post("/v1/participation-imports?mode=valid-rows&demo=" + demo);
        if (sent.statusCode() == 403 && sent.path("type").equals("urn:dugnad:problem:demo-is-admins")) return null;
        assertEquals(202, sent.statusCode(), sent.asString());
        var state = await().until(
                        () -> given().header("Authorization", tokens.get(writer))
                                .get("/v1/participation-imports/" + sent.path("id"))
                                .jsonPath(),
                        json -> json.get("finishedAt") != null);
        assertTrue(Set.of("completed", "rejected").contains(state.getString("status")), state.prettify());
        var wrong = new HashMap<Integer, Set<String>>();
        for (var error : state.<Map<String, Object>>getList("errors"))
            wrong.computeIfAbsent((Integer) error.get("row") - 2, row -> new TreeSet<>())
                    .add(ParticipationColumn.valueOf(
                                            error.get("column").toString().toUpperCase())
                                    .pointer()
                            + " " + error.get("code"));
        return wrong;
    }

    private List<String> texts(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (row.next()) texts.add(row.getString(1));
            return texts;
        }
    }

    private Map<String, List<String>> byName(String sql) throws SQLException {
        return texts(sql).stream()
                .collect(Collectors.groupingBy(
                        text -> text.replaceFirst("(?s).*\"project\" ?: ?\"([SI][0-9]{4}).*", "$1"),
                        Collectors.mapping(
                                text -> text.replaceFirst("\"id\" ?: ?\"[0-9a-f-]{36}\"", "\"id\":\"…\"")
                                        .replaceFirst("\"[SI]([0-9]{4})", "\"~$1"),
                                Collectors.toList())));
    }

    @Test
    void bothSayTheSameAndDoTheSame() throws Exception {
        world();
        whoseItIs();
        whatItMayBecome();
        otherPartiesRolesAndFields();
        faults();
        assertTrue(cases.size() > 500, cases.size() + " cases");
        var differences = new ArrayList<String>();

        for (var demo : List.of(false, true)) {
            var rows = new StringBuilder();
            for (var i = 0; i < cases.size(); i++) {
                var there = cases.get(i).there();
                if (there != null && there.demo() == demo)
                    rows.append(there.csv(name('S', i))).append(there.csv(name('I', i)));
            }
            assertEquals(Map.of(), imported(Writer.ADMIN, demo, rows.toString()));
        }
        var ids = new HashMap<String, String>();
        for (var text : texts(
                "select json_build_object('id', id, 'name', left(project, 5)) from participation where instrument = '"
                        + instrument + "'")) {
            var json = JSON.readTree(text);
            ids.put(json.path("name").asText(), json.path("id").asText());
        }
        var byImport = new HashMap<Integer, Set<String>>();
        for (var writer : Writer.values())
            for (var demo : List.of(false, true)) {
                var rows = new StringBuilder();
                var numbers = new ArrayList<Integer>();
                for (var i = 0; i < cases.size(); i++) {
                    var c = cases.get(i);
                    if (c.writer() != writer || c.sent().demo() != demo) continue;
                    numbers.add(i);
                    rows.append(c.sent().csv(name('I', i)));
                }
                var wrong = imported(writer, demo, rows.toString());
                for (var place = 0; place < numbers.size(); place++)
                    byImport.put(
                            numbers.get(place),
                            wrong == null ? Set.of("403 demo-is-admins") : wrong.getOrDefault(place, Set.of()));
            }
        var bySingle = new HashMap<Integer, Set<String>>();
        for (var i = 0; i < cases.size(); i++) bySingle.put(i, reported(cases.get(i), i, ids.get(name('S', i))));
        var written = byName("select row_to_json(p)::text from participation p where instrument in ('" + instrument
                + "', '" + anothers + "')");
        var told = byName(
                "select type || data::text from journal where aggregate = 'participation' and data ->> 'instrumentId' in ('"
                        + instrument + "', '" + anothers + "') order by position");

        for (var i = 0; i < cases.size(); i++) {
            var c = cases.get(i);
            var single = bySingle.get(i);
            var file = byImport.get(i);
            if (!single.equals(bySingleReport(c)))
                differences.add(c + ": a single report says " + single + ", not " + bySingleReport(c));
            if (!file.equals(byImport(c))) differences.add(c + ": an import says " + file + ", not " + byImport(c));
            // the one thing that only a single report can do
            var marked = single.isEmpty()
                    && c.there() != null
                    && c.there().demo() != c.sent().demo();
            if (single.isEmpty() != file.isEmpty() && !marked)
                differences.add(c + ": a single report says " + single + ", an import " + file);
            if (marked) continue;
            var ones =
                    List.of(written.getOrDefault(name('S', i), List.of()), told.getOrDefault(name('S', i), List.of()));
            var others =
                    List.of(written.getOrDefault(name('I', i), List.of()), told.getOrDefault(name('I', i), List.of()));
            if (!ones.equals(others)) differences.add(c + ": a single report left " + ones + ", an import " + others);
            var events =
                    (c.there() == null ? 0 : 1) + (single.isEmpty() && !c.sent().equals(c.there()) ? 1 : 0);
            if (ones.get(1).size() != events) differences.add(c + ": told " + ones.get(1));
        }
        assertEquals("", String.join("\n", differences));
    }
}
