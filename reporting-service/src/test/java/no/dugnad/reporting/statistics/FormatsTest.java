package no.dugnad.reporting.statistics;

import static io.restassured.RestAssured.given;
import static no.dugnad.platform.testing.Patience.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import javax.xml.parsers.DocumentBuilderFactory;
import no.dugnad.platform.tables.Grid;
import no.dugnad.platform.tables.Layout;
import no.dugnad.platform.testing.EveryFormat;
import no.dugnad.platform.text.Messages;
import no.dugnad.reporting.World;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

/** Every statistic in every format: the same numbers in each. */
@QuarkusTest
class FormatsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String JSON_STAT = "application/json-stat+json";
    private static Map<String, String> questions;

    @Inject
    DataSource database;

    @BeforeEach
    void land() {
        Land.tell(database);
        if (questions == null) questions = questions();
    }

    /** One question for each statistic, with what it needs to have something to say. */
    private Map<String, String> questions() {
        var instrument = World.instrument(database);
        Land.take(Land.generate(List.of(instrument), 200, 12));
        Land.call(database, instrument, 2018, 20, 4);
        var partnership =
                Land.partnership(database, Map.of("1021", LocalDate.of(2017, 1, 1), "1022", LocalDate.of(2019, 1, 1)));
        var solution = Land.solution(database);
        Land.adoption(solution, "1021", null, Map.of("in-use", LocalDate.of(2021, 5, 1)));
        Land.gain(solution, "1021", 2022, "cost-avoided", "nok", "realised", "1234.567", "municipality", "state");
        Land.gain(solution, "1021", 2022, "time-saved", "hours", "planned", "-12", "municipality", "citizens");
        await().until(() -> World.count(database, "gain where solution = '" + solution + "'") == 2
                && World.count(
                                database,
                                "adoption_state join read_model.adoption on id = adoption where solution = '" + solution
                                        + "'")
                        == 1);
        var all = new TreeMap<String, String>();
        for (var statistic : List.of("participation", "breadth", "concentration", "need-gap", "burden"))
            all.put(statistic, "?grouping=bands&boundaries=2024-01-01&instrument=" + instrument);
        all.put(
                "partnership-effect",
                "?grouping=bands&boundaries=2024-01-01&instrument=" + instrument + "&partnership=" + partnership);
        all.put("diffusion", "?grouping=bands&boundaries=2024-01-01&to=2023&solution=" + solution);
        all.put("gains", "?grouping=bands&boundaries=2024-01-01&solution=" + solution);
        Land.report(database, "1021", "2015-06-01T12:00:00Z", 4, 3, 95, 1, 5);
        all.put("hours-saved", "?grouping=bands&boundaries=2024-01-01&from=2015&to=2015");
        return all;
    }

    private static Response ask(String statistic, String further) {
        return given().get("/v1/statistics/" + statistic + questions.get(statistic) + further)
                .then()
                .statusCode(200)
                .extract()
                .response();
    }

    private static JsonNode json(Response response) throws Exception {
        return JSON.readTree(response.asByteArray());
    }

    static Stream<Layout> statistics() {
        return Layouts.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("statistics")
    void isTheSameInEveryFormat(Layout layout) throws Exception {
        var every = new EveryFormat("/v1/statistics/" + layout.id() + questions.get(layout.id()));
        var answer = every.json();
        every.has(layout.tables().stream()
                .map(table -> table(answer, table))
                .filter(table -> !table.rows().isEmpty())
                .toArray(EveryFormat.Table[]::new));
    }

    private static EveryFormat.Table table(JsonNode answer, Layout.Table table) {
        var rows = Grid.rows(answer, table);
        return new EveryFormat.Table(table.name(), Grid.dimensions(rows, table), table.numbers(), rows);
    }

    @Test
    void theSheetOfDefinitionsSaysWhatAndFromWhere() throws Exception {
        for (var layout : Layouts.ALL) {
            var answer = json(ask(layout.id(), ""));
            var response = ask(layout.id(), "&outputFormat=xlsx&lang=nb");
            try (var book = new XSSFWorkbook(new ByteArrayInputStream(response.asByteArray()))) {
                var text = new StringBuilder();
                for (var row : book.getSheet("Definisjoner"))
                    for (Cell cell : row) text.append(cell.getStringCellValue()).append('\n');
                assertTrue(text.toString()
                        .contains(answer.path("definition").path("nb").asText()));
                assertTrue(text.toString().contains(answer.path("permalink").asText()));
                assertTrue(text.toString().contains("dugnad.boundaries"));
            }
        }
    }

    @Test
    void theChartSaysWhatItIsAndDrawsEveryBar() throws Exception {
        for (var layout : Layouts.ALL) {
            var answer = json(ask(layout.id(), ""));
            var svg = xml(ask(layout.id(), "&outputFormat=svg&lang=nn").asByteArray());
            assertEquals("title desc", svg.getDocumentElement().getAttribute("aria-labelledby"));
            assertTrue(svg.getElementsByTagName("desc")
                    .item(0)
                    .getTextContent()
                    .contains(answer.path("definition").path("nn").asText()));
            assertTrue(
                    svg.getElementsByTagName("style").item(0).getTextContent().contains("prefers-color-scheme:dark"));
            if (!(layout.chart() instanceof Layout.Chart.Bars bars)) continue;
            var shown = 0;
            var groups = svg.getElementsByTagName("g");
            for (var i = 0; i < groups.getLength(); i++)
                if (groups.item(i).getAttributes().getNamedItem("data-value") != null) shown++;
            var known = Grid.rows(answer, layout.table(bars.table()).orElseThrow()).stream()
                    .filter(row -> row.path(bars.value()).isNumber())
                    .count();
            assertEquals(known, shown, layout.id());
        }
    }

    private static Document xml(byte[] bytes) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
    }

    @Test
    void theParameterWinsOverTheHeader() {
        var question = "/v1/statistics/participation" + questions.get("participation");
        given().accept("text/csv").get(question).then().contentType("text/csv");
        given().accept("text/html, image/svg+xml;q=0.9, */*;q=0.1")
                .get(question)
                .then()
                .contentType("image/svg+xml");
        given().accept(XLSX).get(question).then().contentType(XLSX);
        given().accept(JSON_STAT).get(question).then().contentType(JSON_STAT);
        given().accept("*/*").get(question).then().contentType("application/json");
        given().accept("text/csv").get(question + "&outputFormat=json").then().contentType("application/json");
        given().accept("text/html").get(question + "&outputFormat=csv").then().contentType("text/csv");
        given().accept("text/html").get(question).then().statusCode(406);
        given().get(question + "&outputFormat=pdf")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("outputFormat"))
                .body("errors[0].detail", containsString("json-stat2"));
        given().get(question + "&outputFormat=csv&table=nothing")
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("unknown-table"))
                .body("errors[0].detail", containsString("comparison"));
        given().get(question + "&outputFormat=xlsx&table=rows")
                .then()
                .statusCode(400)
                .body("errors", hasSize(1));
        given().get(question + "&outputFormat=csv&lang=se").then().statusCode(400);
    }

    @Test
    void theLanguageIsAskedForOrAccepted() {
        var svg = "/v1/statistics/participation" + questions.get("participation") + "&outputFormat=svg";
        given().get(svg + "&lang=nn").then().body(containsString("Deltaking"));
        given().header("Accept-Language", "nb").get(svg).then().body(containsString("Deltakelse"));
        given().get(svg).then().body(containsString("Participation"));
    }

    @Test
    void eachFormIsKeptByteForByte() {
        for (var form : List.of("json", "json-stat2", "csv", "csv&csv=norwegian", "xlsx", "svg", "csv&table=trend")) {
            var given = ask("participation", "&lang=nn&outputFormat=" + form);
            var location = given.header("Content-Location");
            assertTrue(location.startsWith("/v1/statistics/answers/"), location);

            var again = given().accept("*/*").get(location);

            again.then()
                    .statusCode(200)
                    .header("Cache-Control", containsString("immutable"))
                    .header("ETag", startsWith("\""));
            assertEquals(given.contentType(), again.contentType());
            assertArrayEquals(given.asByteArray(), again.asByteArray(), form);
            given().header("If-None-Match", again.header("ETag"))
                    .get(location)
                    .then()
                    .statusCode(304);
        }
        var answer = ask("breadth", "").<String>path("permalink");
        given().get(answer + "?outputFormat=csv").then().statusCode(200).body(startsWith("group,groupName,"));
        given().get(answer + "?outputFormat=csv&table=lorenz").then().statusCode(400);
    }

    @Test
    void whatASpreadsheetWouldTakeForAFormulaIsHarmless() throws Exception {
        // the middle group is called “=Mellom”
        var csv = ask("participation", "&outputFormat=csv&lang=nb").asString();
        assertTrue(csv.contains("mid,'=Mellom,"), csv);
        assertTrue(
                ask("gains", "&outputFormat=csv").asString().contains(",-12.0,"), "a negative number stays a number");
        var xlsx = ask("participation", "&outputFormat=xlsx&lang=nb").asByteArray();
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
            for (var sheet : book)
                for (var row : sheet)
                    for (Cell cell : row) {
                        assertFalse(cell.getCellType() == CellType.FORMULA);
                        if (cell.getCellType() == CellType.STRING)
                            assertFalse(
                                    new DataFormatter().formatCellValue(cell).startsWith("="));
                    }
        }
    }

    @Test
    void everyHeadingAndWordIsWritten() throws Exception {
        for (var layout : Layouts.ALL)
            for (var language : List.of("nb", "nn", "en")) {
                assertTrue(Messages.has(language, "statistic-" + layout.id()));
                for (var table : layout.tables()) {
                    assertTrue(Messages.has(language, "table-" + table.name()), table.name());
                    var keys = new ArrayList<String>(table.dimensions());
                    keys.addAll(table.numbers());
                    keys.addAll(table.words());
                    for (var key : keys) assertTrue(Messages.has(language, "column-" + key), key);
                }
                var answer = json(ask(layout.id(), ""));
                for (var text : List.of("definition", "denominator", "caution"))
                    if (!answer.path(text).isNull()) {
                        assertFalse(answer.path(text).path(language).asText().isBlank(), layout.id() + " " + text);
                        assertFalse(answer.path(text).path(language).asText().contains("{"), layout.id() + " " + text);
                        assertFalse(
                                answer.path(text)
                                        .path(language)
                                        .asText()
                                        .matches(".*(definition|caution|denominator)-.*"),
                                layout.id() + " " + text);
                    }
            }
    }
}
