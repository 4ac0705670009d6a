package no.dugnad.platform.write;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.identity.Caller;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * {@code Idempotency-Key} on POST (draft-ietf-httpapi-idempotency-key-header): the same key with the same request gets the stored answer, with
 * another request 422, and 409 while the first still runs. Kept 24 hours. Answers of 5xx are not kept: the caller may try again.
 */
@ApplicationScoped
public class Idempotency {
    private static final String RUNNING = Idempotency.class.getName();
    private static final List<String> KEPT = List.of("Content-Type", "Location", "ETag", "Content-Language", "Link");
    private static final int LONGEST_BODY = 10_000_000;

    private record Claim(String caller, String key) {}

    private final DataSource database;
    private final Caller caller;
    private final ObjectMapper json;

    Idempotency(DataSource database, Caller caller, ObjectMapper json) {
        this.database = database;
        this.caller = caller;
        this.json = json;
    }

    @ServerRequestFilter(priority = 6_000)
    public @Nullable Response before(ContainerRequestContext request) throws IOException, SQLException {
        var given = request.getHeaderString("Idempotency-Key");
        if (given == null || !request.getMethod().equals("POST")) return null;
        var key = given.trim();
        if (key.length() > 1 && key.startsWith("\"") && key.endsWith("\"")) key = key.substring(1, key.length() - 1);
        if (key.isBlank() || key.length() > 200)
            throw Problem.invalid(Fault.in("Idempotency-Key", "idempotency-key-form", Map.of()));
        var body = request.getEntityStream() == null
                ? new byte[0]
                : request.getEntityStream().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) throw Problem.of(413, "idempotent-body-too-large", Map.of("max", LONGEST_BODY));
        request.setEntityStream(new ByteArrayInputStream(body));
        var what =
                request.getMethod() + " " + request.getUriInfo().getRequestUri().getPath();
        var hash = hash(request, body);
        var claim = new Claim(caller.organisation().orElse("-"), key);
        try (var connection = database.getConnection()) {
            if (claimed(connection, claim, what, hash)) {
                request.setProperty(RUNNING, claim);
                return null;
            }
            return replay(connection, claim, hash);
        }
    }

    @ServerResponseFilter(priority = 50)
    public void after(ContainerRequestContext request, ContainerResponseContext response)
            throws IOException, SQLException {
        if (!(request.getProperty(RUNNING) instanceof Claim claim)) return;
        try (var connection = database.getConnection()) {
            if (response.getStatus() >= 500) forget(connection, claim);
            else keep(connection, claim, response);
        }
    }

    @Scheduled(every = "1h", delayed = "1m")
    void expire() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate("delete from idempotency where started_at < now() - interval '24 hours'");
        }
    }

    private static boolean claimed(Connection connection, Claim claim, String what, String hash) throws SQLException {
        // a first request that ended without an answer (the service died) is given up after five minutes
        try (var statement = connection.prepareStatement("""
                insert into idempotency (caller, key, request, request_hash) values (?, ?, ?, ?)
                on conflict (caller, key) do update set started_at = clock_timestamp(), request_hash = excluded.request_hash
                where idempotency.status is null and idempotency.started_at < now() - interval '5 minutes'
                """)) {
            statement.setString(1, claim.caller());
            statement.setString(2, claim.key());
            statement.setString(3, what);
            statement.setString(4, hash);
            return statement.executeUpdate() == 1;
        }
    }

    private Response replay(Connection connection, Claim claim, String hash) throws SQLException, IOException {
        try (var statement = connection.prepareStatement(
                "select request_hash, status, headers, body from idempotency where caller = ? and key = ?")) {
            statement.setString(1, claim.caller());
            statement.setString(2, claim.key());
            try (var row = statement.executeQuery()) {
                if (!row.next())
                    throw Problem.conflict("idempotency-running", Map.of()).header("Retry-After", 1);
                if (!row.getString("request_hash").equals(hash))
                    throw Problem.unprocessable("idempotency-key-reused", Map.of());
                if (row.getObject("status") == null)
                    throw Problem.conflict("idempotency-running", Map.of()).header("Retry-After", 1);
                var answer = Response.status(row.getInt("status"));
                var headers = json.readValue(row.getString("headers"), Map.class);
                for (var name : KEPT) if (headers.get(name) != null) answer.header(name, headers.get(name));
                var body = row.getBytes("body");
                return (body == null ? answer : answer.entity(body))
                        .header("Idempotency-Replayed", "true")
                        .build();
            }
        }
    }

    private void keep(Connection connection, Claim claim, ContainerResponseContext response)
            throws SQLException, IOException {
        var headers = new LinkedHashMap<String, String>();
        for (var name : KEPT)
            if (response.getHeaderString(name) != null) headers.put(name, response.getHeaderString(name));
        // personal data is nowhere but in its own table, where it can be erased: such an answer is replayed without its
        // body
        var cacheControl = response.getHeaderString("Cache-Control");
        var personal = response.getStatus() < 400 && cacheControl != null && cacheControl.contains("no-store");
        var entity = personal ? null : response.getEntity();
        var body = switch (entity) {
            case null -> null;
            case byte[] bytes -> bytes;
            case String text -> text.getBytes(StandardCharsets.UTF_8);
            default -> json.writeValueAsBytes(entity);
        };
        try (var statement = connection.prepareStatement(
                "update idempotency set status = ?, headers = cast(? as json), body = ? where caller = ? and key = ?")) {
            statement.setInt(1, response.getStatus());
            statement.setString(2, json.writeValueAsString(headers));
            statement.setBytes(3, body);
            statement.setString(4, claim.caller());
            statement.setString(5, claim.key());
            statement.executeUpdate();
        }
    }

    private static void forget(Connection connection, Claim claim) throws SQLException {
        try (var statement = connection.prepareStatement("delete from idempotency where caller = ? and key = ?")) {
            statement.setString(1, claim.caller());
            statement.setString(2, claim.key());
            statement.executeUpdate();
        }
    }

    private static String hash(ContainerRequestContext request, byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((request.getMethod() + " " + request.getUriInfo().getRequestUri() + " "
                            + request.getMediaType() + "\n")
                    .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
