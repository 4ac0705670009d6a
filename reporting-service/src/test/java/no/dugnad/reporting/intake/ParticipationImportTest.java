package no.dugnad.reporting.intake;

import static io.restassured.RestAssured.given;
import static no.dugnad.platform.testing.Patience.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.testing.Broker;
import no.dugnad.platform.testing.Examples;
import no.dugnad.platform.testing.Tokens;
import no.dugnad.reporting.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ParticipationImportTest {
    private static final String HEADER = "instrument,project,municipality,role,year,status,applied_nok,awarded_nok\n";

    @Inject
    DataSource database;

    @Inject
    ImportJob job;

    private String instrument;

    @BeforeEach
    void world() {
        World.tell(database);
        instrument = World.instrument(database);
    }

    private static String owner() {
        return Tokens.of(Scopes.PARTICIPATIONS, World.OWNER);
    }

    private static JsonPath send(String token, String query, byte[] file) {
        return send(token, query, file, "text/csv");
    }

    private static JsonPath send(String token, String query, byte[] file, String type) {
        var location = given().header("Authorization", "Bearer " + token)
                .contentType(type)
                .body(file)
                .post("/v1/participation-imports" + query)
                .then()
                .statusCode(202)
                .header("Location", containsString("/v1/participation-imports/"))
                .extract()
                .<String>path("id");
        return await().until(
                        () -> given().header("Authorization", "Bearer " + token)
                                .get("/v1/participation-imports/" + location)
                                .then()
                                .statusCode(200)
                                .extract()
                                .jsonPath(),
                        state -> Set.of("completed", "rejected", "failed").contains(state.getString("status")));
    }

    private static JsonPath send(String file) {
        return send(owner(), "", file.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> errors(JsonPath state) {
        return state.<java.util.Map<String, Object>>getList("errors").stream()
                .map(e -> e.get("row") + " " + e.get("column") + " " + e.get("code"))
                .toList();
    }

    private long there() {
        return World.number(database, "select count(*) from participation where instrument = '" + instrument + "'");
    }

    private String row(String rest) {
        return instrument + "," + rest + "\n";
    }

    @Test
    void aFileIsTakenInCountedAndToldLikeSingleReports() throws Exception {
        var file = new StringBuilder(HEADER);
        for (var i = 0; i < 20_000; i++)
            file.append(
                    row("P" + i + ",10" + (20 + i % 11) + ",partner,202" + i % 4 + ",completed," + i + "," + i / 2));

        var state = send(file.toString());

        assertEquals("completed", state.getString("status"), state.prettify());
        assertEquals(20_000, state.getInt("rows"));
        assertEquals(20_000, state.getInt("accepted"));
        assertEquals(0, state.getInt("rejected"));
        assertEquals(1, state.getDouble("progress"));
        assertEquals(20_000, there());
        assertEquals(
                20_000,
                World.number(
                        database,
                        "select sum(projects) from read_model.participation_cube where instrument = '" + instrument
                                + "'"));
        assertEquals(
                World.number(
                        database, "select sum(awarded_nok) from participation where instrument = '" + instrument + "'"),
                World.number(
                        database,
                        "select sum(awarded_nok) from read_model.participation_cube where instrument = '" + instrument
                                + "'"));
        assertEquals(
                0,
                World.number(
                        database,
                        "select count(*) from information_schema.tables where table_schema = 'intake' and table_name like '%"
                                + state.getString("id").replace("-", "") + "'"));
        var shown = given().get("/v1/participations?limit=1&instrument=" + instrument)
                .then()
                .extract();
        var sent = Broker.awaitType(
                "dugnad.participation", shown.path("items[0].id"), "no.dugnad.participation.reported.v1");
        Examples.assertValid("participation", sent.data());
        var one = given().get("/v1/participations/" + shown.path("items[0].id")).asString();
        assertEquals(one, sent.raw(), "an import and a single report write the same bytes");
        assertEquals(World.OWNER, sent.headers().get("ce_onbehalfof"));
        assertTrue(sent.headers().containsKey("ce_traceparent"));
    }

    @Test
    void theSameFileTwiceChangesNothingAndAChangedRowIsRevised() {
        var first = row("\"En, \"\"fin\"\" Æ\",1020,lead,2020,awarded,100,50");
        var second = row("To,10,through-partnership,2020,applied,,");
        assertEquals("completed", send(HEADER + first + second).getString("status"));
        var id = given().get("/v1/participations?instrument=" + instrument + "&municipality=1020")
                .then()
                .extract()
                .<String>path("items[0].id");

        var again = send(HEADER + first + second);
        var changed = send(HEADER + first.replace("awarded,100,50", "completed,100,90") + second);

        assertEquals(List.of(2, 2), List.of(again.getInt("accepted"), again.getInt("unchanged")));
        assertEquals(List.of(2, 1), List.of(changed.getInt("accepted"), changed.getInt("unchanged")));
        Broker.await(
                "dugnad.participation",
                id,
                sent -> sent.type().equals("no.dugnad.participation.revised.v1")
                        && sent.data().path("awardedNok").asInt() == 90);
        assertEquals(2, Broker.all("dugnad.participation", id).size());
        assertEquals(2, there());
        given().get("/v1/participations/" + id)
                .then()
                .body("project", equalTo("En, \"fin\" Æ"))
                .body("status", equalTo("completed"));
        assertEquals(
                90,
                World.number(
                        database,
                        "select sum(awarded_nok) from read_model.participation_cube where instrument = '" + instrument
                                + "'"));
        assertEquals(
                0,
                World.number(
                        database,
                        "select coalesce(sum(projects), 0) from read_model.participation_cube where status = 'awarded' and instrument = '"
                                + instrument + "'"));
    }

    @Test
    void everyErrorOfEveryRowIsNamedAndNothingIsTakenIn() {
        var file = HEADER
                + row("Good,1020,lead,2020,awarded,1,1")
                + "no-such,,9999,boss,2020,granted,-5,1 000\n"
                + row("\"Two\nlines\",1001,lead,2017,rejected,12.5,7")
                + row("Year,1020,lead,20x0,applied,9999999999999,")
                + row("Old,1020,lead,2012,applied,,")
                + row("Short,1020,lead")
                + row("Good,1020,lead,2020,awarded,2,2");

        var state = send(file);

        assertEquals("rejected", state.getString("status"));
        assertEquals(
                List.of(
                        "3 instrument unknown-instrument",
                        "3 project missing-value",
                        "3 municipality not-valid-that-year",
                        "3 role not-one-of",
                        "3 status not-one-of",
                        "3 applied_nok money-negative",
                        "3 awarded_nok money-form",
                        "4 project control-character",
                        "4 municipality not-valid-that-year",
                        "4 applied_nok money-form",
                        "4 awarded_nok awarded-without-award",
                        "6 year year-form",
                        "6 applied_nok money-too-large",
                        "7 year year-out-of-range",
                        "8 null wrong-number-of-fields",
                        "9 project duplicate-row"),
                errors(state));
        assertEquals(16, state.getInt("errorsTotal"));
        assertEquals(
                List.of(7, 0, 6), List.of(state.getInt("rows"), state.getInt("accepted"), state.getInt("rejected")));
        assertTrue(state.getString("errors[15].detail").contains("row 2"), state.getString("errors[15].detail"));
        assertEquals(0, there());
        var page = given().header("Authorization", "Bearer " + owner())
                .header("Accept-Language", "nn")
                .get("/v1/participation-imports/" + state.getString("id") + "/errors?limit=5")
                .then()
                .statusCode(200)
                .body("total", equalTo(16))
                .body("items", hasSize(5))
                .body("items[0].detail", equalTo("Det finst ikkje noko verkemiddel no-such."))
                .extract()
                .<String>path("next");
        given().urlEncodingEnabled(false)
                .header("Authorization", "Bearer " + owner())
                .get(page)
                .then()
                .body("items[0].code", equalTo("money-negative"));
    }

    @Test
    void validRowsAreTakenInWhenThatIsAskedFor() {
        var state = send(
                owner(),
                "?mode=valid-rows",
                (HEADER
                                + row("A,1020,lead,2020,awarded,1,1")
                                + row("B,1020,lead,2020,nonsense,1,1")
                                + row("C,1020,lead,2020,awarded,1,1"))
                        .getBytes(StandardCharsets.UTF_8));

        assertEquals("completed", state.getString("status"));
        assertEquals(
                List.of(3, 2, 1), List.of(state.getInt("rows"), state.getInt("accepted"), state.getInt("rejected")));
        assertEquals(2, there());
    }

    @Test
    void columnsComeInAnyOrderWithASemicolonAndAByteOrderMark() {
        var call = World.call(database, instrument);
        var file =
                "\uFEFFsource;call;partnership;awarded_nok;applied_nok;status;year;role;municipality;project;instrument\r\n"
                        + "Kilde;" + call + ";digiworld;1;2;awarded;2020;lead;1020;Prosjekt;" + instrument + "\r\n";

        var state = send(file);

        assertEquals("completed", state.getString("status"), state.prettify());
        given().get("/v1/participations?instrument=" + instrument)
                .then()
                .body("items[0].source", equalTo("Kilde"))
                .body("items[0].callId", equalTo(call))
                .body("items[0].partnershipId", equalTo("digiworld"))
                .body("items[0].appliedNok", equalTo(2));
    }

    @Test
    void whoseItIsIsAskedOfEveryRow() {
        var another = World.instrument(database, "974760665", "national", null);
        var call = World.call(database, another);
        var header = HEADER.replace("\n", ",call\n");
        var manager = Tokens.of(Scopes.PARTICIPATIONS, World.MANAGER);

        var byOwner = send(header + row("A,1020,lead,2020,awarded,1,1,") + another + ",A,1020,lead,2020,awarded,1,1,"
                + call + "\n");
        var byManager = send(
                manager,
                "",
                (header + another + ",A,1020,lead,2020,awarded,1,1," + call + "\n" + another
                                + ",B,1020,lead,2020,awarded,1,1,\n")
                        .getBytes(StandardCharsets.UTF_8));

        assertEquals(List.of("3 instrument not-yours"), errors(byOwner));
        assertTrue(byOwner.getString("errors[0].detail").contains(World.OWNER));
        assertEquals(List.of("3 instrument not-yours"), errors(byManager));
    }

    @Test
    void whoseTheOneIsThatIsThereIsAskedOfEveryRowToo() {
        var call = World.call(database, instrument);
        var header = HEADER.replace("\n", ",call\n");
        var manager = Tokens.of(Scopes.PARTICIPATIONS, World.MANAGER);
        send(header + row("Owner's,1020,lead,2020,applied,1,,") + row("Manager's,1020,lead,2020,applied,1,," + call));
        var changed = header
                + row("Owner's,1020,lead,2020,awarded,1,2," + call)
                + row("Manager's,1020,lead,2020,awarded,1,2," + call);

        var all = send(manager, "", changed.getBytes(StandardCharsets.UTF_8));
        var valid = send(manager, "?mode=valid-rows", changed.getBytes(StandardCharsets.UTF_8));

        assertEquals("rejected", all.getString("status"));
        assertEquals(List.of("2 project not-yours"), errors(all));
        assertTrue(all.getString("errors[0].detail").contains(World.MANAGER), all.prettify());
        assertEquals(List.of(1, 1), List.of(valid.getInt("accepted"), valid.getInt("rejected")));
        given().get("/v1/participations?sort=id&instrument=" + instrument)
                .then()
                .body("items.status", equalTo(List.of("applied", "awarded")))
                .body("items[0].callId", equalTo(null));
    }

    @Test
    void oneThatBecomesAnothersWhileItIsImportedIsNotChanged() throws Exception {
        var call = World.call(database, instrument);
        var header = HEADER.replace("\n", ",call\n");
        var manager = Tokens.of(Scopes.PARTICIPATIONS, World.MANAGER);
        send(header + row("A,1020,lead,2020,applied,1,," + call));
        String path;
        // the owner is about to take it out of the call; the import has looked at it before that is seen, and waits for
        // it
        try (var owner = database.getConnection()) {
            owner.setAutoCommit(false);
            try (var change = owner.createStatement()) {
                change.executeUpdate("update participation set call = null where instrument = '" + instrument + "'");
                path = "/v1/participation-imports/"
                        + given().header("Authorization", "Bearer " + manager)
                                .contentType("text/csv")
                                .body(header + row("A,1020,lead,2020,awarded,1,2," + call))
                                .post("/v1/participation-imports")
                                .then()
                                .statusCode(202)
                                .extract()
                                .path("id");
                await().until(() -> World.number(
                                database,
                                "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()")
                        == 1);
            }
            owner.commit();
        }

        var state = await().until(
                        () -> given().header("Authorization", "Bearer " + manager)
                                .get(path)
                                .jsonPath(),
                        json -> json.get("finishedAt") != null);

        assertEquals(List.of("2 project not-yours"), errors(state));
        given().get("/v1/participations?instrument=" + instrument)
                .then()
                .body("items[0].status", equalTo("applied"))
                .body("items[0].callId", equalTo(null));
    }

    @Test
    void onlyTheSenderAndAnAdministratorSeeAnImport() {
        var state = send(HEADER + row("A,1020,lead,2020,awarded,1,1"));
        var path = "/v1/participation-imports/" + state.getString("id");

        given().get(path).then().statusCode(401);
        given().header("Authorization", "Bearer " + Tokens.of(Scopes.PARTICIPATIONS, Tokens.STRANGER))
                .get(path)
                .then()
                .statusCode(403);
        given().header("Authorization", "Bearer " + Tokens.of(Scopes.PARTICIPATIONS, Tokens.STRANGER))
                .get(path + "/errors")
                .then()
                .statusCode(403);
        given().header("Authorization", "Bearer " + Tokens.admin())
                .get(path)
                .then()
                .statusCode(200);
        given().header("Authorization", "Bearer " + owner())
                .get("/v1/participation-imports/019a0000-0000-7000-8000-000000000000")
                .then()
                .statusCode(404);
        given().contentType("text/csv")
                .body("x")
                .post("/v1/participation-imports")
                .then()
                .statusCode(401);
        given().header("Authorization", "Bearer " + owner())
                .contentType("application/xml")
                .body("<x/>")
                .post("/v1/participation-imports")
                .then()
                .statusCode(415);
        given().header("Authorization", "Bearer " + owner())
                .noContentType()
                .body("[]".getBytes(StandardCharsets.UTF_8))
                .post("/v1/participation-imports")
                .then()
                .statusCode(202)
                .body("form", equalTo("json"));
        given().header("Authorization", "Bearer " + owner())
                .contentType("text/csv")
                .body("x")
                .post("/v1/participation-imports?mode=some")
                .then()
                .statusCode(400);
    }

    @Test
    void whatIsInventedComesFromAnAdministratorAndStaysApart() {
        var file = (HEADER + row("A,1020,lead,2020,awarded,1,1")).getBytes(StandardCharsets.UTF_8);
        given().header("Authorization", "Bearer " + owner())
                .contentType("text/csv")
                .body(file)
                .post("/v1/participation-imports?demo=true")
                .then()
                .statusCode(403);

        var invented = send(Tokens.admin(), "?demo=true", file);
        var real = send(owner(), "", file);

        assertEquals("completed", invented.getString("status"));
        given().get("/v1/participations?instrument=" + instrument).then().body("items[0].demo", equalTo(true));
        assertEquals(List.of("2 project demo-differs"), errors(real));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "instrument,project,role,year,status,applied_nok,awarded_nok | 1 municipality missing-column",
                "instrument,project,municipality,municipality,role,year,status,applied_nok,awarded_nok | 1 municipality doubled-column",
                "instrument,project,municipality,role,year,status,applied_nok,awarded_nok,colour | 1 colour unknown-column",
                "instrument,project,municipality,role,year,status,applied_nok,awarded_nok | 1 null only-header"
            })
    void aWrongHeaderIsRefused(String header, String error) {
        var state = send(header + (error.contains("only-header") ? "" : "\nx,y\n"));

        assertEquals("rejected", state.getString("status"));
        assertEquals(List.of(error), errors(state));
    }

    @Test
    void whatIsNoCsvIsRefused() throws Exception {
        var good = row("Å,1020,lead,2020,awarded,1,1");
        var latin = (HEADER + row("A,1020,lead,2020,awarded,1,1") + good).getBytes(StandardCharsets.ISO_8859_1);
        var zip = new java.io.ByteArrayOutputStream();
        try (var out = new java.util.zip.ZipOutputStream(zip)) {
            out.putNextEntry(new java.util.zip.ZipEntry("a.csv"));
            out.write((HEADER + good).getBytes(StandardCharsets.UTF_8));
        }

        assertEquals(List.of("3 null wrong-encoding"), errors(send(owner(), "", latin)));
        assertEquals(
                List.of("1 null wrong-encoding"),
                errors(send(owner(), "", (HEADER + good).getBytes(StandardCharsets.UTF_16))));
        assertEquals(List.of("1 null zip-not-csv"), errors(send(owner(), "", zip.toByteArray())));
        assertEquals(List.of("1 null empty-file"), errors(send(owner(), "", new byte[0])));
        assertEquals(
                List.of("3 null nul-character"),
                errors(send(HEADER + good + row("A\u0000,1020,lead,2020,awarded,1,1"))));
        assertEquals(
                List.of("3 null unreadable-row"),
                errors(send(HEADER + good + row("\"A,1020,lead,2020,awarded,1,1") + "x".repeat(200_000))));
        assertEquals(List.of("3 null unreadable-row"), errors(send(HEADER + good + "y".repeat(5_000_000))));
        assertEquals(0, there());
    }

    @Test
    void anImportThatWasLeftInTheMiddleIsTakenUpAgain() throws Exception {
        var file = HEADER + row("A,1020,lead,2020,awarded,1,1");
        String id;
        // somebody else holds the row, as a process does that works on it
        try (var other = database.getConnection()) {
            other.setAutoCommit(false);
            var location = new Object() {
                String id;
            };
            try (var lock = other.createStatement()) {
                lock.execute("lock table participation in access exclusive mode");
                location.id = given().header("Authorization", "Bearer " + owner())
                        .contentType("text/csv")
                        .body(file)
                        .post("/v1/participation-imports")
                        .then()
                        .statusCode(202)
                        .extract()
                        .path("id");
                await().until(() -> given().header("Authorization", "Bearer " + owner())
                        .get("/v1/participation-imports/" + location.id)
                        .path("status")
                        .equals("running"));
                // its connection is cut, as when the service or the database dies
                lock.execute(
                        "select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database() and pid <> pg_backend_pid()");
            }
            other.rollback();
            id = location.id;
        }
        await().until(() -> given().header("Authorization", "Bearer " + owner())
                .get("/v1/participation-imports/" + id)
                .path("status")
                .equals("completed"));
        assertEquals(1, there());
        assertTrue(
                World.number(database, "select attempts from participation_import_run where import_id = '" + id + "'")
                        >= 2);
    }

    private static JsonPath list(String token, String query, String json) {
        return send(token, query, json.getBytes(StandardCharsets.UTF_8), "application/json");
    }

    private static String rejected(JsonPath state, String query) {
        return given().header("Authorization", "Bearer " + owner())
                .header("Accept-Language", "nb")
                .get("/v1/participation-imports/" + state.getString("id") + "/errors.csv" + query)
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .header("Content-Language", "nb")
                .extract()
                .asString();
    }

    private static List<CsvRecord> records(String csv, char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .detectBomHeader(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(new java.io.ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)))
                .stream()
                .toList();
    }

    @Test
    void theRejectedRowsComeBackWholeAreHarmlessAndAreTakenInWhenMended() {
        var columns = "municipality,instrument,project,role,year,status,applied_nok,awarded_nok\n";
        var state = send(
                owner(),
                "?mode=valid-rows",
                (columns
                                + "1020," + instrument + ",Good,lead,2020,awarded,1,1\n"
                                + "1020," + instrument + ",\"=HYPERLINK(\"\"x\"\"), fin\",lead,2020,granted,-5,\n"
                                + "1020," + instrument + ",''-quoted,boss,2020,awarded,1,1\n"
                                + "1020," + instrument + ",Long,lead,2020,awarded,1,1,more,@x\n")
                        .getBytes(StandardCharsets.UTF_8));
        assertEquals("completed", state.getString("status"), state.prettify());

        var csv = rejected(state, "");

        var records = records(csv, ',');
        assertEquals(
                List.of(
                        "row",
                        "errors",
                        "municipality",
                        "instrument",
                        "project",
                        "role",
                        "year",
                        "status",
                        "applied_nok",
                        "awarded_nok"),
                records.getFirst().getFields());
        assertEquals(
                List.of("3", "1020", instrument, "'=HYPERLINK(\"x\"), fin", "lead", "2020", "granted", "'-5", ""),
                without(records.get(1), 1));
        assertTrue(
                records.get(1).getField(1).contains("applied_nok: -5 er negativt."),
                records.get(1).getField(1));
        assertTrue(
                records.get(1).getField(1).contains("status: Må være en av"),
                records.get(1).getField(1));
        assertEquals("''-quoted", records.get(2).getField(4));
        assertEquals(
                List.of("5", "1020", instrument, "Long", "lead", "2020", "awarded", "1", "1", "more", "'@x"),
                without(records.get(3), 1));
        assertEquals(4, records.size());

        // mended in a spreadsheet and sent in as it is, with the columns of errors in it
        var mended = csv.replace("granted", "applied")
                .replace("'-5", "5")
                .replace("boss", "partner")
                .replace(",more,'@x", "");
        var again = send(mended);

        assertEquals("completed", again.getString("status"), again.prettify());
        assertEquals(3, again.getInt("accepted"));
        var projects = given().get("/v1/participations?instrument=" + instrument)
                .then()
                .extract()
                .<List<String>>path("items.project");
        assertEquals(
                Set.of("Good", "=HYPERLINK(\"x\"), fin", "'-quoted", "Long").size(), projects.size());
        assertTrue(projects.contains("'-quoted"), projects.toString());
    }

    private static List<String> without(CsvRecord record, int place) {
        var cells = new java.util.ArrayList<>(record.getFields());
        cells.remove(place);
        return cells;
    }

    @Test
    void theErrorsOfAFileThatCannotBeReadAreAFileToo() {
        var state = send("instrument,project\n");

        var records = records(rejected(state, "?excel=true"), ';');

        assertEquals("row", records.getFirst().getField(0));
        assertEquals("1", records.get(1).getField(0));
        assertTrue(
                records.get(1).getField(1).contains("municipality"),
                records.get(1).toString());
        assertEquals("\uFEFF", rejected(state, "?excel=true").substring(0, 1));
    }

    @Test
    void aListInJsonIsTakenInLikeAFile() {
        var one = """
                {"id":null,"instrumentId":"%s","callId":null,"project":"En \\u00e6","party":{"kind":"municipality","number":"1020","name":"Å"},"role":"lead",
                 "partnershipId":"digiworld","year":2020,"status":"awarded","appliedNok":100,"awardedNok":50,"source":"Kilde","demo":false}""".formatted(instrument);
        var two = """
                {"instrumentId":"%s","project":"To","party":{"kind":"county","number":"10"},"role":"partner","year":2020,"status":"applied"}""".formatted(instrument);

        var state = list(owner(), "", "[" + one + "," + two + "]");
        var again = send(HEADER.replace("\n", ",partnership,source\n")
                + row("En æ,1020,lead,2020,awarded,100,50,digiworld,Kilde"));

        assertEquals("completed", state.getString("status"), state.prettify());
        assertEquals("json", state.getString("form"));
        assertEquals(List.of(2, 2), List.of(state.getInt("rows"), state.getInt("accepted")));
        assertEquals(2, there());
        assertEquals(1, again.getInt("unchanged"), "a list and a file write the same");
    }

    @Test
    void everyErrorOfAListHasAPointer() {
        var state = list(owner(), "", """
                [{"instrumentId":"%s","project":"A","party":{"kind":"municipality","number":"1020"},"role":"lead","year":2020,"status":"awarded"},
                 {"instrumentId":"no-such","project":"\\u0000","party":{"kind":"county","number":"1020"},"role":7,"year":"2020","status":"awarded","colour/~":{"a":[1]},"demo":true},
                 {"project":"C","party":"1020"}]""".formatted(instrument));

        assertEquals("rejected", state.getString("status"));
        assertEquals(
                Set.of(
                        "2 /1/instrumentId unknown-instrument",
                        "2 /1/project control-character",
                        "2 /1/party/number party-number",
                        "2 /1/role wrong-type",
                        "2 /1/year wrong-type",
                        "2 /1/colour~1~0 unknown-field",
                        "2 /1/demo demo-of-the-list",
                        "3 /2/instrumentId missing-value",
                        "3 /2/party wrong-type",
                        "3 /2/party/number missing-value",
                        "3 /2/role missing-value",
                        "3 /2/year missing-value",
                        "3 /2/status missing-value"),
                Set.copyOf(state.<java.util.Map<String, Object>>getList("errors").stream()
                        .map(e -> e.get("row") + " " + e.get("pointer") + " " + e.get("code"))
                        .toList()));
        assertEquals(0, there());
        assertEquals(3, records(rejected(state, ""), ',').size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | not-a-list",
                "[] | empty-list",
                "[1] | not-a-participation",
                "[{]  | broken-json",
                "[{\"year\":1,\"year\":1}] | broken-json",
                "[{\"year\":1} | broken-json",
                "x | broken-json"
            })
    void whatIsNoListIsRefused(String json, String code) {
        var state = list(owner(), "", json);

        assertEquals("rejected", state.getString("status"));
        assertEquals(code, state.getString("errors[0].code"), state.prettify());
    }

    @Test
    void aStatusOnlyMovesOn() {
        var awarded = HEADER + row("A,1020,lead,2020,awarded,1,1") + row("B,1020,lead,2020,rejected,1,");
        assertEquals("completed", send(awarded).getString("status"));

        var back = send(awarded.replace("awarded,1,1", "applied,1,").replace("rejected", "withdrawn"));
        var on = send(awarded.replace("awarded,1,1", "completed,1,1").replace("rejected,1,", "awarded,1,2"));

        assertEquals(List.of("2 status change-of-status", "3 status change-of-status"), errors(back));
        assertEquals("completed", on.getString("status"), on.prettify());
    }

    @Test
    void howItGoesIsToldAndEverybodySeesTheirOwn() {
        var state = send(HEADER + row("A,1020,lead,2020,awarded,1,1"));

        assertEquals("Completed: 1 of 1 rows taken in, 0 of them there already; 0 rejected.", state.getString("told"));
        given().header("Authorization", "Bearer " + owner())
                .get("/v1/participation-imports?limit=1")
                .then()
                .statusCode(200)
                .body("items[0].id", equalTo(state.getString("id")));
        given().header("Authorization", "Bearer " + Tokens.of(Scopes.PARTICIPATIONS, Tokens.STRANGER))
                .get("/v1/participation-imports")
                .then()
                .statusCode(200)
                .body("total", equalTo(0));
    }

    @Test
    void errorsAreDeletedAfterTheirTimeAndTheFiguresStay() throws Exception {
        var state = send(HEADER + row("A,1020,boss,2020,awarded,1,1"));
        var id = state.getString("id");
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(
                    "update participation_import set finished_at = finished_at - interval '91 days' where id = '" + id
                            + "'");
        }

        job.clearErrors();

        given().header("Authorization", "Bearer " + owner())
                .get("/v1/participation-imports/" + id)
                .then()
                .body("errors", hasSize(0))
                .body("errorsTotal", equalTo(1))
                .body("errorsKeptUntil", equalTo(null));
        assertEquals(
                0,
                World.number(
                        database, "select count(*) from participation_import_rejected where import_id = '" + id + "'"));
    }

    @Test
    void aLargeFileThatIsSentAgainUnderItsKeyIsTakenOnce() {
        var file = "no,such,header\n" + "a,b,c\n".repeat(2_000_000);
        var key = "\"" + UUID.randomUUID() + "\"";
        Supplier<Response> sending = () -> given().header("Authorization", "Bearer " + owner())
                .header("Idempotency-Key", key)
                .contentType("text/csv")
                .body(file)
                .post("/v1/participation-imports");

        var first = sending.get();
        var again = sending.get();

        assertEquals(202, first.statusCode());
        assertEquals(first.header("Location"), again.header("Location"));
        assertEquals("true", again.header("Idempotency-Replayed"));
        assertEquals(first.asString(), again.asString());
    }
}
