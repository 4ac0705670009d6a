package no.dugnad.reporting.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** What the other services answer about one municipality, instrument, network, solution and challenge; the facts of them are the suite's own, what they do is invented. */
final class OthersTold {
    /** The pages that have all they ask for. */
    static final List<String> PAGES = List.of(
            "/municipalities/4633",
            "/municipalities/1507",
            "/instruments/klimasats",
            "/networks/digivestland",
            "/solutions/videoledet-trening-hjemme",
            "/challenges/ungt-utenforskap",
            "/search?q=fedje",
            "/search");

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
