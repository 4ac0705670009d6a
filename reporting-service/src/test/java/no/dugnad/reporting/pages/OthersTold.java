package no.dugnad.reporting.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What the other services answer about one municipality, instrument, network, solution and challenge; the facts of them are the suite's own, what they do is invented. */
final class OthersTold {
    private OthersTold() {}

    static void tell() {
        answers().properties().forEach(answer -> OtherServices.answer(
                answer.getKey(), 200, answer.getValue().toString()));
    }

    /** By call. */
    static JsonNode answers() {
        try (var file = OthersTold.class.getResourceAsStream("/pages/answers.json")) {
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
