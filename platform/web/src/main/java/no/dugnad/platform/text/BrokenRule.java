package no.dugnad.platform.text;

import java.util.Map;

/**
 * A value that breaks its own rule: thrown by the constructors of value types, so that it is refused wherever it comes in. In a JSON body it becomes
 * a 400 that points at the value. The code is a key of the message files.
 */
public class BrokenRule extends IllegalArgumentException {
    private final String code;
    private final Map<String, Object> arguments;

    public BrokenRule(String code, Map<String, Object> arguments) {
        super(code + " " + arguments);
        this.code = code;
        this.arguments = arguments;
    }

    public String code() {
        return code;
    }

    public Map<String, Object> arguments() {
        return arguments;
    }
}
