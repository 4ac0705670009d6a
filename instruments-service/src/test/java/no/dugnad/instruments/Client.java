package no.dugnad.instruments;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.testing.Tokens;

/** Calls the API as this or that organisation. */
public final class Client {
    /** Miljødirektoratet, whose name is in the service's own table. */
    public static final String OWNER = "999601391";

    /** Statsforvalteren i Trøndelag. */
    public static final String MANAGER = "974764350";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Client() {}

    /** An organisation with a token to write instruments and calls. */
    public static RequestSpecification as(String organisation) {
        return bearer(Tokens.of(Scopes.INSTRUMENTS, organisation));
    }

    public static RequestSpecification admin() {
        return bearer(Tokens.admin());
    }

    public static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token).contentType("application/json");
    }

    public static String newId() {
        return "test-" + UUID.randomUUID();
    }

    /** JSON with apostrophes for quotation marks; fields of {@code more} stand in place of the same ones before. */
    public static String json(String body, String more) {
        try {
            var merged = (ObjectNode) JSON.readTree(body.replace('\'', '"'));
            merged.setAll((ObjectNode) JSON.readTree(more.replace('\'', '"')));
            return merged.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(more, e);
        }
    }

    /** An instrument of the owner's with only what must be there, and what more is given. */
    public static String instrumentBody(String more) {
        return json(
                "{'name':{'nb':'Ordningen'},'summary':{'nb':'Penger.'},'owner':{'organisationNumber':'" + OWNER
                        + "'},'support':'grant','orientation':'regional','applicants':['municipality']}",
                more);
    }

    /** Publishes an instrument of the owner's and gives its id. */
    public static String instrument(String more) {
        var id = newId();
        as(OWNER)
                .header("If-None-Match", "*")
                .body(instrumentBody(more))
                .put("/v1/instruments/" + id)
                .then()
                .statusCode(201);
        return id;
    }

    /** A call that is open at {@link SetClock#DEFAULT}, and what more is given. */
    public static String callBody(String instrument, String more) {
        return json(
                "{'instrumentId':'" + instrument
                        + "','title':{'nb':'Runden'},'opensAt':'2026-06-01T08:00:00Z','closesAt':'2026-09-01T10:00:00Z'}",
                more);
    }

    public static ValidatableResponse putCall(RequestSpecification caller, String id, String body) {
        return caller.header("If-None-Match", "*")
                .body(body)
                .put("/v1/calls/" + id)
                .then();
    }

    /** Publishes a call (or draft) as the instrument's owner and gives its id. */
    public static String call(String instrument, String more) {
        var id = newId();
        putCall(as(OWNER), id, callBody(instrument, more)).statusCode(201);
        return id;
    }

    public static String tag(String path) {
        return given().get(path).then().statusCode(200).extract().header("ETag");
    }

    public static String tag(String path, String organisation) {
        return as(organisation).get(path).then().statusCode(200).extract().header("ETag");
    }

    /** A request that REST Assured would tidy up first; gives the status. */
    public static int raw(String method, String path, String body) {
        return send(method, path, body).statusCode();
    }

    public static java.net.http.HttpResponse<String> send(String method, String path, String body) {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + path))
                    .header("Authorization", "Bearer " + Tokens.of(Scopes.INSTRUMENTS, OWNER))
                    .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
            if (body != null) request.header("Content-Type", "application/json");
            if (method.equals("PUT")) request.header("If-None-Match", "*");
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
