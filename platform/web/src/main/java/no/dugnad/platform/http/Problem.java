package no.dugnad.platform.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is not what the caller hoped for, as RFC 9457 problem details. The code names the text in the message files
 * ({@code messages/{nb,nn,en}.properties}); the caller reads it in the language it asked for.
 *
 * <p>Use: {@code throw Problem.notFound("unknown-call", Map.of("id", id))}, {@code throw Problem.invalid(Fault.at("/opensAt", "opens-after-closing"))}.
 */
public final class Problem extends RuntimeException {
    /**
     * One thing that is wrong in the request.
     *
     * @param pointer JSON Pointer into the body, or null
     * @param parameter the query or path parameter or header, or null
     * @param arguments fill the text; {@code line} and {@code column} are also members of their own
     */
    public record Fault(@Nullable String pointer, @Nullable String parameter, String code, Map<String, ?> arguments) {
        public static Fault at(String pointer, String code, Map<String, ?> arguments) {
            return new Fault(pointer, null, code, arguments);
        }

        public static Fault at(String pointer, String code) {
            return at(pointer, code, Map.of());
        }

        public static Fault in(String parameter, String code, Map<String, ?> arguments) {
            return new Fault(null, parameter, code, arguments);
        }
    }

    /** The body as it is sent: extension members beside the standard ones. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Body(
            String type,
            String title,
            int status,
            String detail,
            @Nullable String instance,
            @Nullable List<Error> errors,

            @com.fasterxml.jackson.annotation.JsonAnyGetter @Nullable
            Map<String, Object> more) {
        @JsonInclude(JsonInclude.Include.NON_NULL)
        public record Error(
                @Nullable String pointer,
                @Nullable String parameter,
                String code,
                String detail,
                @Nullable Integer line,
                @Nullable Integer column) {}
    }

    private static final int SECONDS_UNTIL_IT_MAY_BE_OVER = 5;

    private final int status;
    private final String code;
    private final transient Map<String, ?> arguments;
    private final transient List<Fault> faults;
    private final transient Map<String, Object> more = new LinkedHashMap<>();
    private final transient Map<String, Object> headers = new LinkedHashMap<>();

    private Problem(int status, String code, Map<String, ?> arguments, List<Fault> faults) {
        super(status + " " + code + " " + faults);
        this.status = status;
        this.code = code;
        this.arguments = arguments;
        this.faults = faults;
        // whoever is sent away for a while is told for how long; who knows better says so by header()
        if (status == 503) headers.put("Retry-After", SECONDS_UNTIL_IT_MAY_BE_OVER);
    }

    public static Problem of(int status, String code, Map<String, ?> arguments) {
        return new Problem(status, code, arguments, List.of());
    }

    /** 400: the request itself is wrong, each fault with its place. */
    public static Problem invalid(List<Fault> faults) {
        return new Problem(400, "invalid-request", Map.of(), faults);
    }

    public static Problem invalid(Fault... faults) {
        return invalid(List.of(faults));
    }

    public static Problem forbidden(String code, Map<String, ?> arguments) {
        return of(403, code, arguments);
    }

    public static Problem notFound(String code, Map<String, ?> arguments) {
        return of(404, code, arguments);
    }

    /** 409: right in itself, but it does not go with what is there. */
    public static Problem conflict(String code, Map<String, ?> arguments, Fault... faults) {
        return new Problem(409, code, arguments, List.of(faults));
    }

    /** 422: understood, but cannot be answered or done, such as a date that the data do not cover. */
    public static Problem unprocessable(String code, Map<String, ?> arguments, Fault... faults) {
        return new Problem(422, code, arguments, List.of(faults));
    }

    /** Adds an extension member, such as {@code validTo}; null values are left out. */
    public Problem with(String member, @Nullable Object value) {
        if (value != null) more.put(member, value);
        return this;
    }

    public Problem header(String name, Object value) {
        headers.put(name, value);
        return this;
    }

    public int status() {
        return status;
    }

    /** Names its text. */
    public String code() {
        return code;
    }

    /** Fill its text. */
    public Map<String, ?> arguments() {
        return arguments;
    }

    public List<Fault> faults() {
        return faults;
    }

    Map<String, Object> headers() {
        return headers;
    }

    Body body(String language, @Nullable String instance) {
        var errors = new ArrayList<Body.Error>();
        for (var fault : faults)
            errors.add(new Body.Error(
                    fault.pointer(),
                    fault.parameter(),
                    fault.code(),
                    Language.text(language, fault.code(), fault.arguments()),
                    fault.arguments().get("line") instanceof Integer line ? line : null,
                    fault.arguments().get("column") instanceof Integer column ? column : null));
        return new Body(
                code.startsWith("status-") ? "about:blank" : "urn:dugnad:problem:" + code,
                Language.text(language, "status-" + status, Map.of()),
                status,
                code.startsWith("status-") && errors.isEmpty()
                        ? Language.text(language, "status-" + status + "-detail", Map.of())
                        : Language.text(language, code, arguments),
                instance,
                errors.isEmpty() ? null : errors,
                more.isEmpty() ? null : more);
    }
}
