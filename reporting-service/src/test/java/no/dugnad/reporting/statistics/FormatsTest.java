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
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import javax.xml.parsers.DocumentBuilderFactory;
import no.dugnad.platform.tables.Layout;
import no.dugnad.platform.text.Messages;
import no.dugnad.reporting.World;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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

    private static List<JsonNode> rows(JsonNode answer, Layout.Table table) {
        var found = answer.path(table.name());
        var rows = new ArrayList<JsonNode>();
        if (found.isObject()) rows.add(found);
        else found.forEach(rows::add);
        return rows;
    }

    @Test
    void csvHasTheNumbersOfTheJson() throws Exception {
        for (var layout : Layouts.ALL)
            for (var table : layout.tables()) {
                var answer = json(ask(layout.id(), ""));
                var rows = rows(answer, table);
                for (var norwegian : List.of(false, true)) {
                    var csv = ask(
                            layout.id(),
                            "&outputFormat=csv&table=" + table.name() + (norwegian ? "&csv=norwegian" : ""));
                    assertEquals(
                            "text/csv;charset=utf-8;header=present",
                            csv.contentType().replace(" ", "").toLowerCase());
                    var text = new String(csv.asByteArray(), StandardCharsets.UTF_8);
                    assertEquals(norwegian, text.startsWith("\uFEFF"));
                    var records = CsvReader.builder()
                            .fieldSeparator(norwegian ? ';' : ',')
                            .ofNamedCsvRecord(norwegian ? text.substring(1) : text)
                            .stream()
                            .toList();
                    assertEquals(rows.size(), records.size(), layout.id() + " " + table.name());
                    for (var i = 0; i < rows.size(); i++)
                        for (var number : table.numbers())
                            assertEquals(
                                    rows.get(i).path(number).isNull()
                                            ? null
                                            : rows.get(i).path(number).doubleValue(),
                                    number(records.get(i), number, norwegian),
                                    layout.id() + " " + table.name() + " " + number);
                }
            }
    }

    private static Double number(NamedCsvRecord row, String column, boolean norwegian) {
        var text = row.getField(column);
        assertFalse(text.contains(norwegian ? "." : ","), text);
        return text.isEmpty() ? null : Double.valueOf(text.replace(',', '.'));
    }

    @Test
    void jsonStatHasTheNumbersOfTheJson() throws Exception {
        for (var layout : Layouts.ALL)
            for (var table : layout.tables()) {
                var answer = json(ask(layout.id(), ""));
                var rows = rows(answer, table);
                var response = ask(layout.id(), "&outputFormat=json-stat2&lang=nb&table=" + table.name());
                assertEquals(JSON_STAT, response.contentType());
                var dataset = json(response);
                assertEquals("2.0", dataset.path("version").asText());
                assertEquals("dataset", dataset.path("class").asText());
                var ids = new ArrayList<String>();
                dataset.path("id").forEach(id -> ids.add(id.asText()));
                assertEquals("ContentsCode", ids.getLast());
                var cells = 1;
                for (var size : dataset.path("size")) cells *= size.asInt();
                if (dataset.path("value").isArray())
                    assertEquals(cells, dataset.path("value").size());
                var filled = 0;
                for (var row : rows)
                    for (var number : table.numbers()) {
                        var at = 0;
                        for (var i = 0; i < ids.size(); i++) {
                            var index = dataset.path("dimension")
                                    .path(ids.get(i))
                                    .path("category")
                                    .path("index");
                            var code = i == ids.size() - 1
                                    ? number
                                    : row.path(ids.get(i)).isNull()
                                            ? "none"
                                            : row.path(ids.get(i)).asText();
                            var place = 0;
                            while (!index.get(place).asText().equals(code)) place++;
                            at = at * dataset.path("size").get(i).asInt() + place;
                        }
                        var value = dataset.path("value").isArray()
                                ? dataset.path("value").get(at)
                                : dataset.path("value").path(String.valueOf(at));
                        if (row.path(number).isNull()) assertFalse(value.isNumber());
                        else {
                            assertEquals(
                                    row.path(number).doubleValue(), value.doubleValue(), layout.id() + " " + number);
                            filled++;
                        }
                    }
                var found = 0;
                for (var value : dataset.path("value")) if (value.isNumber()) found++;
                assertEquals(filled, found);
            }
    }

    @Test
    void theSpreadsheetHasTheNumbersOfTheJsonAndASheetOfDefinitions() throws Exception {
        for (var layout : Layouts.ALL) {
            var answer = json(ask(layout.id(), ""));
            var response = ask(layout.id(), "&outputFormat=xlsx&lang=nb");
            assertEquals(XLSX, response.contentType());
            assertTrue(response.header("Content-Disposition").contains(layout.id() + ".xlsx"));
            try (var book = new XSSFWorkbook(new ByteArrayInputStream(response.asByteArray()))) {
                var sheet = 0;
                for (var table : layout.tables()) {
                    var rows = rows(answer, table);
                    if (rows.isEmpty()) continue;
                    compare(book.getSheetAt(sheet++), rows, table);
                }
                assertEquals("Definisjoner", book.getSheetAt(sheet).getSheetName());
                assertEquals(sheet + 1, book.getNumberOfSheets());
                var text = new StringBuilder();
                for (var row : book.getSheetAt(sheet))
                    for (Cell cell : row) text.append(cell.getStringCellValue()).append('\n');
                assertTrue(text.toString()
                        .contains(answer.path("definition").path("nb").asText()));
                assertTrue(text.toString().contains(answer.path("permalink").asText()));
                assertTrue(text.toString().contains("dugnad.boundaries"));
            }
        }
    }

    private static void compare(Sheet sheet, List<JsonNode> rows, Layout.Table table) {
        assertEquals(rows.size(), sheet.getLastRowNum());
        // the numbers come after the keys and their names, and before the words
        var columns = sheet.getRow(0).getLastCellNum();
        var first = columns - table.words().size() - table.numbers().size();
        for (var r = 0; r < rows.size(); r++)
            for (var n = 0; n < table.numbers().size(); n++) {
                var cell = sheet.getRow(r + 1).getCell(first + n);
                var expected = rows.get(r).path(table.numbers().get(n));
                if (expected.isNull()) assertTrue(cell == null || cell.getCellType() == CellType.BLANK);
                else
                    assertEquals(
                            expected.doubleValue(),
                            cell.getNumericCellValue(),
                            table.numbers().get(n));
            }
    }

    @Test
    void theChartHasTheNumbersOfTheJsonAndSaysWhatItIs() throws Exception {
        for (var layout : Layouts.ALL) {
            var answer = json(ask(layout.id(), ""));
            var response = ask(layout.id(), "&outputFormat=svg&lang=nn");
            assertEquals("image/svg+xml", response.contentType());
            var svg = xml(response.asByteArray());
            var root = svg.getDocumentElement();
            assertEquals("img", root.getAttribute("role"));
            assertEquals("title desc", root.getAttribute("aria-labelledby"));
            assertFalse(
                    svg.getElementsByTagName("title").item(0).getTextContent().isBlank());
            assertTrue(svg.getElementsByTagName("desc")
                    .item(0)
                    .getTextContent()
                    .contains(answer.path("definition").path("nn").asText()));
            assertTrue(
                    new String(response.asByteArray(), StandardCharsets.UTF_8).contains("prefers-color-scheme:dark"));
            var shown = new ArrayList<BigDecimal>();
            var groups = svg.getElementsByTagName("g");
            for (var i = 0; i < groups.getLength(); i++) {
                var value = groups.item(i).getAttributes().getNamedItem("data-value");
                if (value != null) for (var v : value.getTextContent().split(" ")) shown.add(new BigDecimal(v));
            }
            var numbers = new ArrayList<String>(
                    switch (layout.chart()) {
                        case Layout.Chart.Bars bars -> List.of(bars.value());
                        case Layout.Chart.Lines lines -> lines.y();
                        case Layout.Chart.Curves curves -> List.of(curves.y());
                    });
            var known = new ArrayList<BigDecimal>();
            for (var row : rows(answer, layout.table(layout.chart().table()).orElseThrow()))
                for (var number : numbers)
                    if (row.path(number).isNumber())
                        known.add(new BigDecimal(row.path(number).asText()));
            assertFalse(shown.isEmpty(), layout.id());
            for (var value : shown)
                assertTrue(known.stream().anyMatch(k -> k.compareTo(value) == 0), layout.id() + " " + value);
            if (layout.chart() instanceof Layout.Chart.Bars) assertEquals(known.size(), shown.size());
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
