package no.dugnad.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.text.BrokenRule;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Turns everything that goes wrong in a request into problem details (RFC 9457), in the caller's language, never with a class name or SQL in it. */
public class ProblemResponses {
    public static final String MEDIA_TYPE = "application/problem+json";
    private static final Logger LOG = Logger.getLogger(ProblemResponses.class);

    @ServerExceptionMapper
    public Response problem(Problem problem, HttpServerRequest request) {
        return answer(problem, request);
    }

    @ServerExceptionMapper
    public Response brokenRule(BrokenRule rule, HttpServerRequest request) {
        return answer(Problem.invalid(Fault.at("", rule.code(), rule.arguments())), request);
    }

    @ServerExceptionMapper
    public Response http(WebApplicationException e, UriInfo uri, HttpServerRequest request) {
        if (e.getCause() instanceof UnreadableParameter parameter) return answer(unreadable(parameter, uri), request);
        if (e.getCause() instanceof JsonProcessingException json) return answer(unreadable(json), request);
        var given = e.getResponse();
        if (given.hasEntity() || given.getStatus() < 400) return given;
        var out = Response.fromResponse(answer(status(given.getStatus()), request));
        given.getHeaders().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("Content-Type")) values.forEach(value -> out.header(name, value));
        });
        return out.build();
    }

    @ServerExceptionMapper
    public Response json(MismatchedInputException e, HttpServerRequest request) {
        return answer(unreadable(e), request);
    }

    @ServerExceptionMapper
    public Response json(ValueInstantiationException e, HttpServerRequest request) {
        return answer(unreadable(e), request);
    }

    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException e, HttpServerRequest request) {
        if (e.getConstraintViolations().stream().anyMatch(v -> ofReturnValue(v.getPropertyPath())))
            return unexpected(e, request);
        return answer(
                Problem.invalid(e.getConstraintViolations().stream()
                        .map(ProblemResponses::fault)
                        .sorted(java.util.Comparator.comparing(f -> f.pointer() + f.parameter() + f.code()))
                        .toList()),
                request);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response unauthorized(SecurityException e, HttpServerRequest request) {
        return answer(status(401).header("WWW-Authenticate", "Bearer"), request);
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException e, HttpServerRequest request) {
        return answer(Problem.forbidden("scope-missing", Map.of()), request);
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable e, HttpServerRequest request) {
        if (request.response().closed()) {
            LOG.debugf(e, "%s %s: the caller has gone", request.method(), request.path());
            return answer(status(503), request);
        }
        var away = Outage.told(e);
        if (away != null) {
            // it fails for everybody, and one line each is enough
            LOG.warnf("%s %s: %s", request.method(), request.path(), Outage.reason(e));
            return answer(away, request);
        }
        LOG.errorf(e, "%s %s failed", request.method(), request.path());
        return answer(status(500), request);
    }

    static Problem status(int status) {
        return Problem.of(status, "status-" + status, Map.of());
    }

    /** The problem as an answer to this request, in its language. */
    public static Response answer(Problem problem, HttpServerRequest request) {
        var language = Language.of(request.getHeader("Accept-Language"));
        var out = Response.status(problem.status())
                .type(MEDIA_TYPE)
                .header("Content-Language", language)
                .header("Vary", "Accept-Language")
                .header("Cache-Control", "no-store")
                .entity(problem.body(language, request.path()));
        problem.headers().forEach(out::header);
        return out.build();
    }

    /** The problem as an answer to a request that does not get as far as a resource. */
    static void send(RoutingContext routing, Problem problem) {
        var request = routing.request();
        var language = Language.of(request.getHeader("Accept-Language"));
        var response = routing.response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", MEDIA_TYPE)
                .putHeader("Content-Language", language)
                .putHeader("Vary", "Accept-Language")
                .putHeader("Cache-Control", "no-store");
        problem.headers().forEach((name, value) -> response.putHeader(name, String.valueOf(value)));
        response.end(Json.encodeToBuffer(problem.body(language, request.path())));
    }

    /** JAX-RS does not tell a converter which parameter it reads, so the one that holds the text is named. */
    private static Problem unreadable(UnreadableParameter e, UriInfo uri) {
        return Problem.invalid(uri.getQueryParameters().entrySet().stream()
                .filter(parameter -> parameter.getValue().contains(e.text()))
                .map(parameter -> Fault.in(parameter.getKey(), e.code(), e.arguments()))
                .limit(1)
                .toList());
    }

    private static Problem unreadable(JsonProcessingException e) {
        if (e instanceof StreamConstraintsException) return Problem.of(413, "json-too-large", Map.of());
        var pointer = e instanceof JsonMappingException m ? pointer(m.getPath()) : "";
        return Problem.invalid(
                switch (e) {
                    case UnrecognizedPropertyException u ->
                        Fault.at(pointer, "unknown-field", Map.of("field", u.getPropertyName()));
                    case ValueInstantiationException v
                    when rule(v) instanceof BrokenRule rule -> Fault.at(pointer, rule.code(), rule.arguments());
                    case InvalidFormatException f
                    when f.getTargetType() != null && f.getTargetType().isEnum() ->
                        Fault.at(pointer, "not-one-of", Map.of("values", words(f.getTargetType())));
                    case InvalidFormatException f
                    when f.getValue() instanceof String -> Fault.at(pointer, "wrong-format");
                    case MismatchedInputException m
                    when m.getPath().isEmpty()
                            && m.getLocation() != null
                            && m.getLocation().getCharOffset() <= 0
                            && String.valueOf(m.getMessage()).startsWith("No content") -> Fault.at("", "body-missing");
                    case JsonMappingException m -> Fault.at(pointer, "wrong-type");
                    default ->
                        Fault.at(
                                "",
                                "malformed-json",
                                e.getLocation() == null
                                        ? Map.of("line", 1, "column", 1)
                                        : Map.of(
                                                "line", e.getLocation().getLineNr(),
                                                "column", e.getLocation().getColumnNr()));
                });
    }

    private static @Nullable BrokenRule rule(Throwable e) {
        for (var cause = e.getCause(); cause != null; cause = cause.getCause())
            if (cause instanceof BrokenRule rule) return rule;
        return null;
    }

    private static String words(Class<?> type) {
        return String.join(", ", Words.of(type));
    }

    private static String pointer(List<JsonMappingException.Reference> path) {
        var out = new StringBuilder();
        for (var step : path)
            out.append('/')
                    .append(
                            step.getFieldName() != null
                                    ? step.getFieldName().replace("~", "~0").replace("/", "~1")
                                    : step.getIndex());
        return out.toString();
    }

    private static boolean ofReturnValue(Path path) {
        for (var node : path) if (node.getKind() == ElementKind.RETURN_VALUE) return true;
        return false;
    }

    private static Fault fault(ConstraintViolation<?> violation) {
        var pointer = new StringBuilder();
        String parameter = null;
        for (var node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.METHOD) continue;
            if (node.getKind() == ElementKind.PARAMETER) {
                parameter = node.getName();
                continue;
            }
            // one of the values of a parameter that takes several
            if (node.getKind() == ElementKind.CONTAINER_ELEMENT && pointer.isEmpty()) continue;
            if (node.getIndex() != null) pointer.append('/').append(node.getIndex());
            if (node.getKey() != null) pointer.append('/').append(node.getKey());
            if (node.getKind() == ElementKind.PROPERTY) pointer.append('/').append(node.getName());
        }
        var descriptor = violation.getConstraintDescriptor();
        // a template that is a plain word is a code of ours; the standard ones are "{jakarta.validation…}"
        var template = violation.getMessageTemplate();
        var code = template.startsWith("{")
                ? descriptor
                        .getAnnotation()
                        .annotationType()
                        .getSimpleName()
                        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                        .toLowerCase(java.util.Locale.ROOT)
                : template;
        var arguments = new java.util.HashMap<String, Object>(descriptor.getAttributes());
        if ("size".equals(code) && Integer.valueOf(Integer.MAX_VALUE).equals(arguments.get("max"))) code = "size-min";
        // a violation inside a bean of query parameters names a parameter; one inside a body points into it
        if (pointer.isEmpty() || violation.getLeafBean() instanceof QueryParameters)
            return new Fault(null, pointer.isEmpty() ? parameter : pointer.substring(1), code, arguments);
        return new Fault(pointer.toString(), null, code, arguments);
    }
}
