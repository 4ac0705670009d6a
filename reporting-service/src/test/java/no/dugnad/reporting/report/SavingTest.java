package no.dugnad.reporting.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.dugnad.platform.text.Text;
import no.dugnad.reporting.concept.ConceptView;
import no.dugnad.reporting.form.FormView;
import no.dugnad.reporting.form.QuestionView;
import org.junit.jupiter.api.Test;

class SavingTest {
    private static final Text TEXT = Text.nb("Hva?");
    private static final JsonNode NUMBER = JsonNodeFactory.instance.objectNode().put("type", "number");

    /** @param concept null for a question of the form's own */
    private static QuestionView question(String id, String concept, Double minutes) {
        return new QuestionView(
                id,
                TEXT,
                null,
                concept,
                concept == null ? NUMBER : null,
                false,
                minutes,
                null,
                null,
                NUMBER,
                minutes,
                true);
    }

    private static FormView form(String id, QuestionView... questions) {
        return new FormView(
                id, 1, "i", null, null, null, TEXT, List.of(questions), null, null, false, Instant.EPOCH, null);
    }

    private static Sheet sheet(FormView... forms) {
        var concepts = Map.of(
                "hours", new ConceptView("hours", TEXT, TEXT, null, NUMBER, 20, null, true, null, "Test", 2026),
                "money", new ConceptView("money", TEXT, TEXT, null, NUMBER, 20, null, true, null, "Test", 2026));
        return new Sheet(List.of(), AskedQuestion.union(List.of(forms), concepts), Map.of(), Map.of());
    }

    @Test
    void questionsThatShareAConceptAreOneAndOwnOnesAreNot() {
        var questions = sheet(
                        form("a", question("h", "hours", 20.0), question("own", null, 5.0)),
                        form("b", question("own", null, 5.0), question("time", "hours", 15.0)))
                .questions();

        assertEquals(
                List.of("hours", "a.own", "b.own"),
                questions.stream().map(AskedQuestion::key).toList());
        assertEquals(
                List.of("a", "b"),
                questions.getFirst().askedBy().stream().map(Asking::formId).toList());
    }

    @Test
    void theLongestTimeIsSpentAndTheOthersAreSaved() {
        var sheet = sheet(
                form("a", question("h", "hours", 20.0), question("m", "money", 10.0)),
                form("b", question("h", "hours", 15.0)),
                form("c", question("h", "hours", 30.0)));

        assertEquals(new Saving(2, 2, 35, 0, 0), Saving.of(sheet, List.of("a", "b", "c")));
        assertEquals(new Saving(2, 1, 15, 0, 0), Saving.of(sheet, List.of("a", "b")), "c is left out");
        assertEquals(new Saving(1, 0, 0, 0, 0), Saving.of(sheet, List.of("b")));
    }

    @Test
    void withoutStatedMinutesNothingIsSaidToBeSaved() {
        var sheet = sheet(form("a", question("h", "hours", null)), form("b", question("h", "hours", null)));

        assertEquals(new Saving(1, 1, 0, 0, 0), Saving.of(sheet, List.of("a", "b")));
    }

    @Test
    void whatIsFilledInCountsUntilThePartySaysItself() {
        var asked = sheet(form("a", question("h", "hours", 20.0)));
        var value = JsonNodeFactory.instance.numberNode(7);
        var filled = new Sheet(
                asked.forms(), asked.questions(), Map.of("hours", new Fact(value, TEXT, LocalDate.EPOCH)), Map.of());

        assertEquals(new Saving(1, 0, 0, 1, 20), Saving.of(filled, List.of("a")));
        var own = filled.answering(Map.of("hours", new Given(value, null)));
        assertEquals(new Saving(1, 0, 0, 0, 0), Saving.of(own, List.of("a")));
    }
}
