package no.dugnad.reporting.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"integer\",\"minimum\":3}|2|/a|value-minimum",
                "{\"type\":\"integer\"}|2.5|/a|value-type",
                "{\"type\":\"number\",\"exclusiveMaximum\":3}|3|/a|value-exclusive-maximum",
                "{\"type\":\"string\",\"maxLength\":2}|\"abc\"|/a|value-max-length",
                "{\"type\":\"string\",\"format\":\"date\"}|\"2026-02-30\"|/a|value-format",
                "{\"type\":\"string\",\"enum\":[\"x\"]}|\"y\"|/a|value-enum",
                "{\"type\":\"array\",\"items\":{\"type\":\"string\"}}|[\"x\",1]|/a/1|value-type",
                "{\"type\":\"array\",\"uniqueItems\":true}|[1,1]|/a|value-unique-items",
                "{\"type\":\"object\",\"required\":[\"k\"]}|{}|/a/k|value-required",
                "{\"type\":\"object\",\"properties\":{},\"additionalProperties\":false}|{\"k\":1}|/a/k|value-additional-properties",
                "{\"type\":\"number\",\"multipleOf\":5}|7|/a|value-multiple-of",
                "{\"type\":\"string\",\"pattern\":\"^[0-9]{4}$\"}|\"12\"|/a|value-pattern"
            })
    void aValueOutsideTheLimitsIsPointedAt(String schema, String value, String pointer, String code) {
        assertEquals(List.of(), AnswerSchema.faultsOf(json(schema), ""));

        var faults = AnswerSchema.of(List.of(json(schema))).faults(json(value), "/a");

        assertEquals(1, faults.size(), faults::toString);
        assertEquals(pointer, faults.getFirst().pointer());
        assertEquals(code, faults.getFirst().code());
    }

    @Test
    void everySchemaOfAnAnswerHolds() {
        var both = AnswerSchema.of(List.of(
                json("{\"type\":\"integer\",\"minimum\":0}"), json("{\"maximum\":10}"), json("{\"maximum\":5}")));

        assertEquals(List.of(), both.faults(json("5"), ""));
        assertEquals(1, both.faults(json("7"), "").size());
        assertEquals(2, both.faults(json("11"), "").size());
        assertEquals(3, both.whole().path("allOf").size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"integer\"}|{\"maximum\":5}|false",
                "{\"type\":\"integer\"}|{\"type\":\"integer\",\"maximum\":5}|false",
                "{\"type\":\"integer\"}|{\"type\":\"number\"}|true",
                "{\"type\":\"integer\",\"maximum\":5}|{\"enum\":[1,6]}|true",
                "{\"type\":\"integer\"}|{\"const\":\"1\"}|true",
                "{\"type\":\"array\",\"items\":{\"type\":\"string\"}}|{\"items\":{\"type\":\"integer\"}}|true",
                "{\"type\":\"object\",\"properties\":{\"k\":{\"type\":\"string\"}}}|{\"properties\":{\"k\":{\"type\":\"number\"}}}|true",
                "{\"type\":\"object\",\"properties\":{\"k\":{\"type\":\"string\"}}}|{\"properties\":{\"l\":{\"maxLength\":2}}}|true"
            })
    void limitsOfAnotherTypeAreFound(String concept, String limits, boolean differs) {
        assertEquals(differs, AnswerSchema.differs(json(concept), json(limits)));
    }

    @Test
    void aPatternCannotBeMadeToRunForEver() {
        var schema = AnswerSchema.of(List.of(json("{\"type\":\"string\",\"pattern\":\"^(a+)+$\"}")));

        var faults = Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> schema.faults(json("\"" + "a".repeat(5_000) + "!\""), ""));

        assertEquals(1, faults.size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3.0|3",
                "1E+2|100",
                "0.10|0.1",
                "[2.0,{\"kk\":1.50,\"l\":1}]|[2,{\"l\":1,\"kk\":1.5}]",
                "\"3.0\"|\"3.0\""
            })
    void aValueIsKeptInOneFormOnly(String given, String kept) throws Exception {
        var exact = new ObjectMapper()
                .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

        assertEquals(kept, AnswerSchema.kept(exact.readTree(given)).toString());
    }
}
