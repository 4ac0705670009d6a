package no.dugnad.platform.testing;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import no.dugnad.platform.text.Messages;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * An answer in every format, against what it is in JSON: the same numbers in each, headings in each language, and asked for by parameter or by
 * {@code Accept}.
 *
 * @param address with whatever is asked but the format
 */
public record EveryFormat(String address) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final Pattern CODE = Pattern.compile("(column|table|value|statistic|sheet)-[A-Za-z]");

    /**
     * @param keys what tells the rows apart
     * @param numbers the columns with numbers
     * @param rows as the JSON has them, in order: an object with the keys and the numbers for each
     */
    public record Table(String name, List<String> keys, List<String> numbers, List<JsonNode> rows) {}

    /** The answer as JSON. */
    public JsonNode json() {
        return read(ask("json").then().contentType("application/json").extract().asByteArray());
    }

    /** Has these tables, the first of them where none is named, in each format. */
    public void has(Table... tables) throws Exception {
        for (var table : tables) {
            assertFalse(table.rows().isEmpty(), address + " has nothing in " + table.name());
            csv(table, false);
            csv(table, true);
            jsonStat(table);
        }
        xlsx(tables);
        svg(tables);
        chosen(tables[0]);
        kept();
        for (var language : Messages.LANGUAGES) saysNoCode(language);
    }

    private void csv(Table table, boolean norwegian) {
        var response = ask("csv&table=" + table.name() + (norwegian ? "&csv=norwegian" : ""));
        assertEquals(
                "text/csv;charset=utf-8;header=present",
                response.contentType().replace(" ", "").toLowerCase(java.util.Locale.ROOT));
        assertTrue(response.header("Content-Disposition").endsWith(".csv\""));
        var text = new String(response.asByteArray(), StandardCharsets.UTF_8);
        assertEquals(norwegian, text.startsWith("\uFEFF"));
        var records = CsvReader.builder()
                .fieldSeparator(norwegian ? ';' : ',')
                .ofNamedCsvRecord(norwegian ? text.substring(1) : text)
                .stream()
                .toList();
        assertEquals(table.rows().size(), records.size(), address + " " + table.name());
        for (var r = 0; r < records.size(); r++) {
            for (var key : table.keys())
                assertEquals(code(table.rows().get(r), key, ""), records.get(r).getField(key), key);
            for (var number : table.numbers())
                same(
                        table.rows().get(r).path(number),
                        number(records.get(r).getField(number).replace(norwegian ? ',' : '.', '.')),
                        table.name() + " " + number);
        }
    }

    private void jsonStat(Table table) {
        var response = ask("json-stat2&lang=nb&table=" + table.name());
        assertEquals("application/json-stat+json", response.contentType());
        var dataset = read(response.asByteArray());
        var ids = new ArrayList<String>();
        dataset.path("id").forEach(id -> ids.add(id.asText()));
        assertEquals("ContentsCode", ids.getLast());
        for (var row : table.rows())
            for (var number : table.numbers()) {
                var at = 0;
                for (var i = 0; i < ids.size(); i++) {
                    var code = i == ids.size() - 1 ? number : code(row, ids.get(i), "none");
                    var index = dataset.at("/dimension/" + ids.get(i) + "/category/index");
                    var place = 0;
                    while (!index.get(place).asText().equals(code)) place++;
                    at = at * dataset.path("size").get(i).asInt() + place;
                }
                var values = dataset.path("value");
                var value = values.isArray() ? values.get(at) : values.path(String.valueOf(at));
                same(row.path(number), value.isNumber() ? value.decimalValue() : null, table.name() + " " + number);
            }
    }

    private void xlsx(Table... tables) throws IOException {
        var response = ask("xlsx&lang=nn");
        assertEquals(XLSX, response.contentType());
        assertTrue(response.header("Content-Disposition").endsWith(".xlsx\""));
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(response.asByteArray()))) {
            for (var t = 0; t < tables.length; t++) {
                var sheet = book.getSheetAt(t);
                assertEquals(tables[t].rows().size(), sheet.getLastRowNum(), sheet.getSheetName());
                for (var number : tables[t].numbers()) {
                    var column = 0;
                    var label = Messages.text("nn", "column-" + number, java.util.Map.of());
                    while (!sheet.getRow(0).getCell(column).getStringCellValue().equals(label)) column++;
                    for (var r = 0; r < tables[t].rows().size(); r++) {
                        var cell = sheet.getRow(r + 1).getCell(column);
                        same(
                                tables[t].rows().get(r).path(number),
                                cell == null ? null : BigDecimal.valueOf(cell.getNumericCellValue()),
                                number);
                    }
                }
            }
            assertEquals("Definisjonar", book.getSheetAt(tables.length).getSheetName());
        }
    }

    private void svg(Table... tables) throws Exception {
        var response = ask("svg&lang=nb");
        assertEquals("image/svg+xml", response.contentType());
        var root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(response.asByteArray()))
                .getDocumentElement();
        assertEquals("img", root.getAttribute("role"));
        assertFalse(root.getElementsByTagName("title").item(0).getTextContent().isBlank());
        assertFalse(root.getElementsByTagName("desc").item(0).getTextContent().isBlank());
        var known = new TreeSet<BigDecimal>();
        for (var table : tables)
            for (var row : table.rows())
                for (var number : table.numbers())
                    if (row.path(number).isNumber()) known.add(row.path(number).decimalValue());
        var shown = 0;
        var marks = root.getElementsByTagName("g");
        for (var i = 0; i < marks.getLength(); i++) {
            var values = marks.item(i).getAttributes().getNamedItem("data-value");
            if (values == null) continue;
            for (var value : values.getTextContent().split(" ")) {
                assertTrue(known.stream().anyMatch(k -> near(k, new BigDecimal(value))), address + " draws " + value);
                shown++;
            }
        }
        assertTrue(shown > 0, address + " draws nothing");
    }

    /** The parameter wins over the header, and what cannot be answered is told. */
    private void chosen(Table first) {
        given().accept("text/csv").get(address).then().statusCode(200).contentType("text/csv");
        given().accept("text/html, image/svg+xml;q=0.9").get(address).then().contentType("image/svg+xml");
        given().accept("text/html").get(form("csv")).then().contentType("text/csv");
        given().accept("text/csv").get(form("json")).then().contentType("application/json");
        assertEquals(
                ask("csv").asString(), ask("csv&table=" + first.name()).asString(), "the first table is the one meant");
        given().get(form("pdf")).then().statusCode(400);
        var refused = given().get(form("csv&table=nothing"));
        assertEquals(400, refused.statusCode());
        assertEquals("unknown-table", refused.path("errors[0].code"));
    }

    /** What has not changed is not sent again, in any format; and HEAD says what GET does. */
    private void kept() {
        for (var format : List.of("json", "json-stat2", "csv", "xlsx", "svg")) {
            var tag = ask(format).header("ETag");
            assertFalse(tag.startsWith("W/"));
            var again = given().header("If-None-Match", tag).get(form(format));
            assertEquals(304, again.statusCode(), () -> form(format) + " had " + tag + ": " + again.asString());
            var head = given().head(form(format));
            assertEquals(200, head.statusCode());
            assertEquals(tag, head.header("ETag"));
            assertTrue(head.header("Vary").contains("Accept"));
        }
    }

    /** Headings and words are written in the language: no code of a message is left. */
    private void saysNoCode(String language) throws IOException {
        for (var text : List.of(
                ask("csv&lang=" + language).asString(),
                ask("json-stat2&lang=" + language).asString(),
                ask("svg&lang=" + language).asString()))
            assertFalse(CODE.matcher(text).find(), language + ": " + text);
        try (var book = new XSSFWorkbook(
                new ByteArrayInputStream(ask("xlsx&lang=" + language).asByteArray()))) {
            for (var sheet : book)
                for (var cell : sheet.getRow(0))
                    assertFalse(CODE.matcher(cell.getStringCellValue()).find(), cell.getStringCellValue());
        }
    }

    private Response ask(String format) {
        return given().get(form(format)).then().statusCode(200).extract().response();
    }

    private String form(String format) {
        return address + (address.contains("?") ? "&" : "?") + "outputFormat=" + format;
    }

    private static String code(JsonNode row, String key, String none) {
        var value = row.path(key);
        return value.isNull() || value.isMissingNode() ? none : value.asText();
    }

    private static @Nullable BigDecimal number(String text) {
        return text.isEmpty() ? null : new BigDecimal(text);
    }

    private static void same(JsonNode expected, @Nullable BigDecimal found, String what) {
        if (!expected.isNumber()) assertNull(found, what);
        else assertTrue(found != null && near(expected.decimalValue(), found), what + ": " + expected + ", " + found);
    }

    /** As doubles are: a spreadsheet has no others. */
    private static boolean near(BigDecimal one, BigDecimal other) {
        return one.doubleValue() == other.doubleValue();
    }

    private static JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
