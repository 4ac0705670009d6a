package no.dugnad.platform.tables;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import no.dugnad.platform.http.Words;
import org.jspecify.annotations.Nullable;

/**
 * One form of an answer.
 *
 * @param table null: the layout's first
 */
public record Rendering(
        OutputFormat format, CsvKind csv, @Nullable String table, String language) {
    /** Numbers are carried over digit by digit. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .disable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /** Tells the forms of one answer apart. */
    public String name() {
        return switch (format) {
            case JSON -> "json";
            case JSON_STAT2 -> "json-stat2/" + table + "/" + language;
            case CSV -> "csv/" + csv + "/" + table + "/" + language;
            case XLSX -> "xlsx/" + language;
            case SVG -> "svg/" + language;
            case HTML -> "html/" + language;
        };
    }

    /** The address at which an answer is had in this form. */
    public String at(String address) {
        if (format == OutputFormat.JSON) return address;
        var words = (address.contains("?") ? "&" : "?") + "outputFormat=" + Words.word(format);
        if (format == OutputFormat.CSV && csv == CsvKind.NORWEGIAN) words += "&csv=norwegian";
        if (table != null) words += "&table=" + table;
        return address + words + "&lang=" + language;
    }

    /**
     * @param answer JSON that has the layout's tables
     * @param asked where it was had; an answer with a permalink is named by that
     */
    byte[] of(byte[] answer, Layout layout, String asked) {
        try {
            if (format == OutputFormat.JSON) return answer;
            var json = JSON.readTree(answer);
            var address = json.path("permalink").asText(asked);
            return switch (format) {
                case JSON -> answer;
                case JSON_STAT2 ->
                    JSON.writeValueAsBytes(JsonStat.of(json, layout, chosen(layout), language, at(address)));
                case CSV -> CsvText.of(Grid.of(json, chosen(layout), language), csv == CsvKind.NORWEGIAN);
                case XLSX -> Spreadsheet.of(json, layout, language, address);
                case SVG -> SvgChart.of(json, layout, language, address).getBytes(StandardCharsets.UTF_8);
                case HTML -> HtmlTables.of(json, layout, language).getBytes(StandardCharsets.UTF_8);
            };
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An answer's JSON, with every digit. */
    public static JsonNode read(byte[] answer) {
        try {
            return JSON.readTree(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Layout.Table chosen(Layout layout) {
        return table == null ? layout.tables().getFirst() : layout.table(table).orElseThrow();
    }
}
