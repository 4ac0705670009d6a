package no.dugnad.platform.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Checks every response that a test gets against the service's own OpenAPI document: the path, the status and the media type must be there, and a JSON
 * body must fit its schema. Paths outside {@code /v1} are let through.
 */
public final class OpenApiContract implements Filter {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DOCUMENT = "urn:dugnad:openapi";

    private record Template(String path, Pattern pattern) {}

    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
    private @Nullable JsonNode document;
    private @Nullable SchemaRegistry registry;
    private @Nullable List<Template> templates;

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext next) {
        var response = next.next(request, expected);
        var uri = URI.create(request.getURI());
        if (!uri.getRawPath().startsWith("/v1/")) return response;
        load(uri);
        check(request.getMethod().toLowerCase(Locale.ROOT), uri.getRawPath(), response);
        return response;
    }

    private void check(String method, String path, Response response) {
        var found = Objects.requireNonNull(templates).stream()
                .filter(t -> t.pattern().matcher(path).matches())
                .findFirst();
        // what the router refuses before any operation is chosen is not described by an operation
        if (found.isEmpty()) {
            if (response.statusCode() == 404) return;
            throw new AssertionError(path + " is not in the OpenAPI document, and answered " + response.statusCode());
        }
        var template = found.get().path();
        var operation = Objects.requireNonNull(document)
                .path("paths")
                .path(template)
                .path(method.equals("head") ? "get" : method);
        if (operation.isMissingNode()) {
            if (response.statusCode() == 405) return;
            throw new AssertionError(
                    method + " " + template + " is not in the OpenAPI document, and answered " + response.statusCode());
        }
        var status = String.valueOf(response.statusCode());
        var described = operation.path("responses").path(status);
        if (described.isMissingNode())
            throw new AssertionError(
                    method + " " + template + " answered " + status + ", which the OpenAPI document does not have: "
                            + operation.path("responses").properties().stream()
                                    .map(Map.Entry::getKey)
                                    .toList());
        var at =
                "#/paths/" + escape(template) + "/" + (method.equals("head") ? "get" : method) + "/responses/" + status;
        if (described.has("$ref")) {
            at = described.get("$ref").asText();
            described = Objects.requireNonNull(document).at(at.substring(1));
        }
        var body = response.asString();
        if (body.isEmpty()) return;
        var media = response.contentType().replaceAll(";.*", "").trim();
        var content = described.path("content").path(media);
        if (content.isMissingNode())
            throw new AssertionError(method + " " + template + " " + status + " answered in " + media
                    + ", which the OpenAPI document does not have");
        if (!media.endsWith("json") || content.path("schema").isMissingNode()) return;
        var location = at + "/content/" + escape(media) + "/schema";
        var schema = schemas.computeIfAbsent(
                location, l -> Objects.requireNonNull(registry).getSchema(SchemaLocation.of(DOCUMENT + l)));
        var errors = schema.validate(body, InputFormat.JSON);
        if (!errors.isEmpty())
            throw new AssertionError(
                    method + " " + path + " " + status + " does not fit the OpenAPI document: " + errors + "\n" + body);
    }

    private synchronized void load(URI uri) {
        if (document != null) return;
        var service = ConfigProvider.getConfig().getValue("dugnad.service", String.class);
        try {
            var address =
                    URI.create(uri.getScheme() + "://" + uri.getAuthority() + "/openapi/" + service + "?format=json");
            var text = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
            var read = JSON.readTree(text);
            registry = SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(DOCUMENT, text)));
            var all = new ArrayList<Template>();
            read.path("paths")
                    .fieldNames()
                    .forEachRemaining(p -> all.add(new Template(p, Pattern.compile(pattern(p)))));
            // /v1/calls/{id} must not take /v1/calls/search
            all.sort(Comparator.comparingLong(
                    t -> t.path().chars().filter(c -> c == '{').count()));
            templates = all;
            document = read;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String escape(String step) {
        return step.replace("~", "~0").replace("/", "~1");
    }

    private static String pattern(String template) {
        var out = new StringBuilder();
        for (var part : template.split("(?=\\{)|(?<=})"))
            out.append(part.startsWith("{") ? "[^/]+" : Pattern.quote(part));
        return out.toString();
    }
}
