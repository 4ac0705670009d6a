package no.dugnad.reporting.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import no.dugnad.platform.http.Words;
import no.dugnad.reporting.participation.ParticipationColumn;
import no.dugnad.reporting.participation.PartyKind;
import org.jspecify.annotations.Nullable;

/** Reads a list of participations in JSON one by one, with the fields of a single report, and hands them on as rows. */
final class JsonList {
    private static final int LONGEST_TEXT = 64 * 1024;
    private static final int MOST_FIELDS = 64;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(10)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNumberLength(100)
                    .maxNameLength(200)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final Map<String, ParticipationColumn> COLUMNS = new HashMap<>();

    static {
        for (var column : ParticipationColumn.values()) COLUMNS.put(column.field(), column);
    }

    /** What is read out with a participation and does not come from here. */
    private static final Set<String> IGNORED = Set.of("id", "party.name");

    private final JsonParser parser;
    private final boolean demo;
    private final StringBuilder misfits = new StringBuilder();
    private @Nullable String[] values = {};
    private @Nullable PartyKind kind;
    private int fields;

    private JsonList(JsonParser parser, boolean demo) {
        this.parser = parser;
        this.demo = demo;
    }

    /**
     * @param demo whether all of it is said to be invented for demonstration
     * @throws UnreadableFile at the first thing that is wrong with the list as such
     */
    static Taken copy(InputStream in, boolean demo, CopyRows rows) throws IOException, SQLException {
        try (var parser = JSON.createParser(new StrictUtf8(in))) {
            return new JsonList(parser, demo).read(rows);
        }
    }

    private Taken read(CopyRows rows) throws IOException, SQLException {
        long taken = 0;
        try {
            if (parser.nextToken() != JsonToken.START_ARRAY) throw refused(0, "not-a-list");
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (!parser.hasToken(JsonToken.START_OBJECT)) throw refused(taken + 1, "not-a-participation");
                element(taken + 1).writeTo(rows);
                taken++;
            }
            if (parser.nextToken() != null) throw refused(taken, "not-a-list");
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            throw new UnreadableFile(new FileFault(
                    taken + 1,
                    null,
                    "broken-json",
                    String.valueOf(place == null ? 1 : place.getLineNr()),
                    String.valueOf(place == null ? 1 : place.getColumnNr())));
        }
        if (taken == 0) throw refused(0, "empty-list");
        rows.flush();
        return new Taken(taken, null);
    }

    private StagedRow element(long row) throws IOException {
        misfits.setLength(0);
        values = new @Nullable String[ParticipationColumn.values().length];
        kind = null;
        fields = 0;
        fields("", row);
        var number = values[ParticipationColumn.MUNICIPALITY.ordinal()];
        if (kind != null && number != null && !kind.has(number))
            misfit(ParticipationColumn.MUNICIPALITY.label(), "party-number", number);
        return new StagedRow(row, misfits.isEmpty() ? null : "[" + misfits + "]", null, values);
    }

    private void fields(String outer, long row) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            if (++fields > MOST_FIELDS) throw refused(row, "too-many-fields");
            var name = outer + parser.currentName();
            var token = parser.nextToken();
            var column = COLUMNS.get(name);
            if (column != null) value(column, token);
            else if (name.equals("party") && token == JsonToken.START_OBJECT) fields("party.", row);
            else if (name.equals("party.kind")) kind(token);
            else if (name.equals("demo")) demo(token);
            else {
                if (!IGNORED.contains(name)) misfit(name, name.equals("party") ? "wrong-type" : "unknown-field", name);
                parser.skipChildren();
            }
        }
    }

    private void value(ParticipationColumn column, JsonToken token) throws IOException {
        var right = column.number() ? JsonToken.VALUE_NUMBER_INT : JsonToken.VALUE_STRING;
        if (token == right) {
            var text = parser.getText();
            if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text))
                misfit(column.label(), "control-character", null);
            else values[column.ordinal()] = text.isBlank() ? null : text.strip();
        } else if (token != JsonToken.VALUE_NULL) {
            misfit(column.label(), "wrong-type", null);
            parser.skipChildren();
        }
    }

    private void kind(JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_STRING && Words.of(PartyKind.class).contains(parser.getText()))
            kind = Words.parse(PartyKind.class, parser.getText());
        else {
            misfit("party.kind", "not-one-of", null);
            parser.skipChildren();
        }
    }

    private void demo(JsonToken token) throws IOException {
        if (!token.isBoolean() && token != JsonToken.VALUE_NULL) misfit("demo", "wrong-type", null);
        else if (token.isBoolean() && parser.getBooleanValue() != demo) misfit("demo", "demo-of-the-list", null);
        parser.skipChildren();
    }

    private void misfit(String column, String code, @Nullable String value) {
        if (!misfits.isEmpty()) misfits.append(',');
        misfits.append("{\"column\":\"")
                .append(quoted(column))
                .append("\",\"code\":\"")
                .append(code)
                .append('"');
        if (value != null) misfits.append(",\"value\":\"").append(quoted(value)).append('"');
        if (code.equals("not-one-of")) misfits.append(",\"other\":\"municipality, county\"");
        misfits.append('}');
    }

    /** No NUL, which the database cannot hold; half a character becomes a question mark. */
    private static String quoted(String text) {
        var kept = new String(text.replace("\0", "").getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return new String(JsonStringEncoder.getInstance().quoteAsString(kept));
    }

    private static UnreadableFile refused(long row, String code) {
        return new UnreadableFile(new FileFault(Math.max(1, row), null, code, null, String.valueOf(MOST_FIELDS)));
    }
}
