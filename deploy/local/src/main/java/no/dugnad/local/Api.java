package no.dugnad.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.StringJoiner;

/** The public API as an integrator meets it, through the front door. */
final class Api {

    /** @param body the JSON that came back; a missing node when there was none */
    record Answer(int status, JsonNode body, String location) {

        boolean good() {
            return status / 100 == 2;
        }

        /** The problem's own words, for people: its detail and the place and detail of each error. */
        String problem() {
            StringJoiner words = new StringJoiner("; ");
            words.add(
                    status + " " + body.path("detail").asText(body.path("title").asText("")));
            for (JsonNode error : body.path("errors")) {
                String place =
                        error.path("pointer").asText(error.path("parameter").asText(""));
                words.add((place + " "
                                + error.path("detail").asText(error.path("code").asText("")))
                        .strip());
            }
            return words.toString();
        }
    }

    private final URI base;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();

    Api(URI base) {
        this.base = base;
    }

    Answer get(String path, Map<String, String> headers) throws InterruptedException {
        return send("GET", path, headers, HttpRequest.BodyPublishers.noBody());
    }

    Answer put(String path, Map<String, String> headers, JsonNode body) throws InterruptedException {
        return send("PUT", path, headers, HttpRequest.BodyPublishers.ofString(body.toString()));
    }

    Answer post(String path, Map<String, String> headers, JsonNode body) throws InterruptedException {
        return send("POST", path, headers, HttpRequest.BodyPublishers.ofString(body.toString()));
    }

    Answer post(String path, Map<String, String> headers, BodyPublisher body) throws InterruptedException {
        return send("POST", path, headers, body);
    }

    private Answer send(String method, String path, Map<String, String> headers, BodyPublisher body)
            throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Patience.time())
                .header("Content-Type", "application/json")
                .method(method, body);
        headers.forEach(request::setHeader);
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    read(response),
                    response.headers().firstValue("Location").orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException("%s %s: %s".formatted(method, path, e.getMessage()), e);
        }
    }

    private JsonNode read(HttpResponse<String> response) throws IOException {
        boolean isJson =
                response.headers().firstValue("Content-Type").orElse("").contains("json");
        return isJson && !response.body().isEmpty() ? json.readTree(response.body()) : MissingNode.getInstance();
    }
}
