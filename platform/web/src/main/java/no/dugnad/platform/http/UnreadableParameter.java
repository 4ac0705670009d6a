package no.dugnad.platform.http;

import java.util.Map;
import no.dugnad.platform.text.BrokenRule;

/** The text of a query parameter that cannot be read as its type. */
class UnreadableParameter extends BrokenRule {
    private final String text;

    UnreadableParameter(String text, String code, Map<String, Object> arguments) {
        super(code, arguments);
        this.text = text;
    }

    String text() {
        return text;
    }
}
