package no.dugnad.platform.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Writes into every operation of the OpenAPI document what the platform gives every endpoint: problems, conditional requests, idempotency, limits
 * and languages. A field that is not required may be null.
 */
public class OpenApiDefaults implements OASFilter {
    private static final String PROBLEM = "Problem";

    /** The generator's description of an answer that the code says nothing of. */
    private static final String GENERATED = "OK";

    private static final Map<Integer, String> PROBLEMS = Map.ofEntries(
            Map.entry(400, "The request has faults; each is listed with its place."),
            Map.entry(401, "A valid bearer token is needed."),
            Map.entry(403, "The token lacks the scope, or the thing belongs to another organisation."),
            Map.entry(404, "There is nothing here, or not at that date."),
            Map.entry(406, "No answer in a media type that is accepted."),
            Map.entry(
                    409,
                    "It does not go with what is there, or the first request with this Idempotency-Key still runs."),
            Map.entry(410, "What was there is gone; the problem says how to go on."),
            Map.entry(412, "The thing has changed since it was read."),
            Map.entry(413, "The body is too large."),
            Map.entry(415, "The body is of a media type that is not taken."),
            Map.entry(422, "Understood, but it cannot be answered or done."),
            Map.entry(428, "If-Match, or If-None-Match to create, is missing."),
            Map.entry(429, "More requests than the limit; wait as long as Retry-After says."),
            Map.entry(500, "Something went wrong here."),
            Map.entry(503, "The service cannot answer right now."));

    @Override
    public void filterOpenAPI(OpenAPI api) {
        var config = ConfigProvider.getConfig();
        describe(api, config);
        var components = api.getComponents() == null ? OASFactory.createComponents() : api.getComponents();
        api.setComponents(components);
        components.addSchema(PROBLEM, problem());
        // sorted: Map.of's own order is another in each JVM, and the document is compared with the committed one
        new TreeMap<>(PROBLEMS)
                .forEach((status, description) -> components.addResponse("Problem" + status, problem(description)));
        header(
                "IfNoneMatch",
                "If-None-Match",
                "The ETag that you have; an unchanged answer is a 304. `*` on PUT: only create.",
                api);
        header("IfMatch", "If-Match", "The ETag of the state that you change.", api);
        header(
                "IdempotencyKey",
                "Idempotency-Key",
                "A string of your own, in double quotes: the same request with it is done once, and answered alike for 24 hours.",
                api);
        header("AcceptLanguage", "Accept-Language", "nb, nn or en: the language of problems and other texts.", api);
        if (api.getPaths() == null) return;
        api.getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        item.getOperations().forEach((method, operation) -> complete(item, method, operation)));
    }

    @Override
    public Schema filterSchema(Schema schema) {
        var required = schema.getRequired() == null ? List.<String>of() : schema.getRequired();
        if (schema.getProperties() != null)
            List.copyOf(schema.getProperties().keySet()).stream()
                    .filter(name -> !required.contains(name))
                    .forEach(name -> schema.addProperty(
                            name,
                            nullable(Objects.requireNonNull(
                                    schema.getProperties().get(name)))));
        // a nullable reference: the generator writes the type beside it too, which null does not have
        if (schema.getAnyOf() != null && schema.getAnyOf().stream().anyMatch(s -> s.getRef() != null))
            schema.setType((List<SchemaType>) null);
        if (schema.getEnumeration() != null) {
            var words = new ArrayList<Object>();
            for (var value : schema.getEnumeration()) words.add(word(value));
            schema.setEnumeration(words);
        }
        return schema;
    }

    /** The document has a Java enum's constants by their names; on the wire they are kebab-case words (see {@link JsonRules}). */
    private static Object word(Object value) {
        return value instanceof String name && name.matches("[A-Z][A-Z0-9_]*")
                ? name.toLowerCase(Locale.ROOT).replace('_', '-')
                : value;
    }

    private static void describe(OpenAPI api, Config config) {
        var service = config.getValue("dugnad.service", String.class);
        api.setInfo(OASFactory.createInfo()
                .title("Dugnad: " + service)
                .version("1")
                .description(config.getOptionalValue("dugnad.openapi.description", String.class)
                        .orElse(null))
                .license(OASFactory.createLicense().name("EUPL-1.2").identifier("EUPL-1.2")));
        api.setServers(
                List.of(OASFactory.createServer().url("/").description("The front door that serves this document")));
    }

    private static void complete(PathItem item, HttpMethod method, Operation operation) {
        var read = method == HttpMethod.GET;
        var responses = operation.getResponses();
        written(item, method, responses);
        responses.getAPIResponses().values().forEach(OpenApiDefaults::json);
        if (operation.getRequestBody() != null) json(operation.getRequestBody().getContent());
        var problems = new ArrayList<>(List.of(400, 404, 406, 429, 500, 503));
        if (!read) problems.addAll(List.of(409, 413, 415));
        if (operation.getSecurity() != null && !operation.getSecurity().isEmpty() || !read)
            problems.addAll(List.of(401, 403));
        if (method == HttpMethod.PUT || method == HttpMethod.PATCH || method == HttpMethod.DELETE) {
            problems.addAll(List.of(412, 428));
            refer(operation, "IfMatch");
        }
        if (read) {
            responses.addAPIResponse(
                    "304", OASFactory.createAPIResponse().description("Unchanged since the ETag given."));
            problems.addAll(List.of(401, 403, 412));
        }
        problems.add(422);
        if (read || method == HttpMethod.PUT) refer(operation, "IfNoneMatch");
        if (method == HttpMethod.POST) refer(operation, "IdempotencyKey");
        refer(operation, "AcceptLanguage");
        for (var status : problems)
            responses.addAPIResponse(
                    String.valueOf(status), OASFactory.createAPIResponse().ref("Problem" + status));
    }

    /** A POST to what also lists makes one; a PUT makes or replaces one. What says its answers itself is left alone. */
    private static void written(PathItem item, HttpMethod method, APIResponses responses) {
        var answer = responses.getAPIResponse("200");
        if (answer == null || !GENERATED.equals(answer.getDescription())) return;
        var created = OASFactory.createAPIResponse().description("Created.").content(answer.getContent());
        if (method == HttpMethod.PUT) {
            answer.setDescription("Replaced.");
            responses.addAPIResponse("201", created);
        }
        if (method == HttpMethod.POST && item.getGET() != null) {
            responses.removeAPIResponse("200");
            responses.addAPIResponse("201", created);
        }
    }

    private static void refer(Operation operation, String parameter) {
        operation.addParameter(OASFactory.createParameter().ref(parameter));
    }

    private static void json(APIResponse response) {
        json(response.getContent());
    }

    /** What says no media type is JSON. */
    private static void json(Content content) {
        if (content == null || content.getMediaType("*/*") == null) return;
        content.addMediaType("application/json", content.getMediaType("*/*"));
        content.removeMediaType("*/*");
    }

    private static void header(String id, String name, String description, OpenAPI api) {
        api.getComponents()
                .addParameter(
                        id,
                        OASFactory.createParameter()
                                .name(name)
                                .in(Parameter.In.HEADER)
                                .description(description)
                                .schema(string()));
    }

    private static APIResponse problem(String description) {
        var body = OASFactory.createMediaType().schema(OASFactory.createSchema().ref(PROBLEM));
        return OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent().addMediaType(ProblemResponses.MEDIA_TYPE, body));
    }

    private static Schema problem() {
        var error = object().addProperty("pointer", string().description("JSON Pointer into the body."))
                .addProperty("parameter", string().description("Query parameter or header."))
                .addProperty("code", string().description("A word that programs can rely on."))
                .addProperty("detail", string().description("In the reader's language."))
                .addProperty("line", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("column", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addRequired("code")
                .addRequired("detail");
        return object().description(
                        "Problem details (RFC 9457). Some problems carry further members, such as validFrom, validTo and successors.")
                .addProperty("type", string())
                .addProperty("title", string())
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("detail", string())
                .addProperty("instance", string())
                .addProperty(
                        "errors",
                        OASFactory.createSchema().addType(SchemaType.ARRAY).items(error))
                .addRequired("type")
                .addRequired("title")
                .addRequired("status");
    }

    private static Schema nullable(Schema property) {
        if (property.getRef() != null)
            return OASFactory.createSchema()
                    .addAnyOf(property)
                    .addAnyOf(OASFactory.createSchema().addType(SchemaType.NULL));
        if (property.getType() != null && !property.getType().contains(SchemaType.NULL)) {
            property.addType(SchemaType.NULL);
            if (property.getEnumeration() != null && !property.getEnumeration().contains(null)) {
                var words = new ArrayList<>(property.getEnumeration());
                words.add(null);
                property.setEnumeration(words);
            }
        }
        return property;
    }

    private static Schema object() {
        return OASFactory.createSchema().addType(SchemaType.OBJECT);
    }

    private static Schema string() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }
}
