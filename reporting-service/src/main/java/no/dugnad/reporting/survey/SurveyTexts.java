package no.dugnad.reporting.survey;

import java.util.LinkedHashMap;
import java.util.Map;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.text.Messages;
import no.dugnad.platform.text.Text;

/** Texts of the message files in all their languages. */
final class SurveyTexts {
    private SurveyTexts() {}

    static Text say(String key, Map<String, ?> arguments) {
        var texts = new LinkedHashMap<String, String>();
        for (var language : Messages.LANGUAGES) texts.put(language, Messages.text(language, key, arguments));
        return new Text(texts);
    }

    /** Name of a constant, of this kind of concept. */
    static Text name(ConceptKind kind, Enum<?> constant) {
        return say("survey-" + Words.word(kind) + "-" + Words.word(constant), Map.of());
    }
}
