package no.dugnad.platform.write;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.identity.Caller;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * {@code Idempotency-Key} on POST with a token (draft-ietf-httpapi-idempotency-key-header): the same key with the same request gets the stored answer, with
 * another request 422. The claim of the key, the change and its answer are one transaction, which the resource's own joins: they are there together or not at
 * all, whatever dies in between. A second request waits two seconds for the first, then 409.
 *
 * <p>Kept for 24 hours: what was done, and what is wrong with the request itself. What may be otherwise in a while (403, 404, 409, 412, 5xx) is not.
 */
@ApplicationScoped
public class Idempotency {
    private static final String CLAIM = Idempotency.class.getName();
    private static final String ANSWER = CLAIM + ".answer";
    private static final List<String> KEPT = List.of("Content-Type", "Location", "ETag", "Content-Language", "Link");
    private static final Set<Integer> WRONG_FOR_EVER = Set.of(400, 422);
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /** The longest that one request may take; an upload of hundreds of megabytes goes into its table in a minute or two. */
    private static final int SECONDS = 600;

    private record Claim(String caller, String key, String request, String hash, ReceivedBody body) {}

    private final DataSource database;
    private final Caller caller;
    private final ObjectMapper json;
    private final ObjectMapper withoutSecrets;

    Idempotency(DataSource database, Caller caller, ObjectMapper json) {
        this.database = database;
        this.caller = caller;
        this.json = json;
        this.withoutSecrets = WithoutSecrets.of(json);
    }

    @ServerRequestFilter(priority = 6_000)
    public @Nullable Response before(ContainerRequestContext request) throws IOException, SQLException {
        var given = request.getHeaderString("Idempotency-Key");
        if (given == null || !request.getMethod().equals("POST")) return null;
        // without a token nobody can be told from anybody else
        var organisation = caller.organisation();
        if (organisation.isEmpty()) return null;
        var key = given.trim();
        if (key.length() > 1 && key.startsWith("\"") && key.endsWith("\"")) key = key.substring(1, key.length() - 1);
        if (key.isBlank() || key.length() > 200)
            throw Problem.invalid(Fault.in("Idempotency-Key", "idempotency-key-form", Map.of()));
        var body = ReceivedBody.of(request.getEntityStream());
        request.setEntityStream(body.stream());
        var claim = new Claim(
                organisation.get(), key, Fingerprint.line(request), Fingerprint.of(request, body, json), body);
        QuarkusTransaction.begin(QuarkusTransaction.beginOptions().timeout(SECONDS));
        try (var connection = database.getConnection()) {
            if (!claimed(connection, claim)) {
                var answer = replay(connection, claim);
                QuarkusTransaction.rollback();
                body.close();
                return answer;
            }
        } catch (SQLException | RuntimeException e) {
            QuarkusTransaction.rollback();
            body.close();
            throw e;
        }
        request.setProperty(CLAIM, claim);
        return null;
    }

    /** The answer before it is written for its tag: only then it is known what of it is a secret. */
    @ServerResponseFilter(priority = 150)
    public void answered(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(CLAIM) != null && response.getEntity() != null)
            request.setProperty(ANSWER, response.getEntity());
    }

    @ServerResponseFilter(priority = 50)
    public void after(ContainerRequestContext request, ContainerResponseContext response)
            throws IOException, SQLException {
        if (!(request.getProperty(CLAIM) instanceof Claim claim)) return;
        // a failure to commit is answered too, and comes by here again
        request.removeProperty(CLAIM);
        claim.body().close();
        var done = response.getStatus() < 400;
        if (!done) {
            QuarkusTransaction.rollback();
            if (!WRONG_FOR_EVER.contains(response.getStatus())) return;
        }
        if (!done) QuarkusTransaction.begin();
        try (var connection = database.getConnection()) {
            if (done || claimed(connection, claim)) keep(connection, claim, response, request.getProperty(ANSWER));
        } catch (IOException | SQLException | RuntimeException e) {
            QuarkusTransaction.rollback();
            throw e;
        }
        QuarkusTransaction.commit();
    }

    @Scheduled(every = "1h", delayed = "1m")
    void expire() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate("delete from idempotency where started_at < now() - interval '24 hours'");
        }
    }

    /** Waits for another who has claimed it and is not done. */
    private static boolean claimed(Connection connection, Claim claim) throws SQLException {
        try (var patience = connection.createStatement();
                var insert = connection.prepareStatement("""
                        insert into idempotency (caller, key, request, request_hash) values (?, ?, ?, ?) on conflict do nothing
                        """)) {
            patience.execute("set local lock_timeout = '2s'");
            insert.setString(1, claim.caller());
            insert.setString(2, claim.key());
            insert.setString(3, claim.request());
            insert.setString(4, claim.hash());
            var claimed = insert.executeUpdate() == 1;
            patience.execute("set local lock_timeout to default");
            return claimed;
        } catch (SQLException e) {
            if (LOCK_NOT_AVAILABLE.equals(e.getSQLState()))
                throw Problem.conflict("idempotency-running", Map.of()).header("Retry-After", 1);
            throw e;
        }
    }

    private Response replay(Connection connection, Claim claim) throws SQLException, IOException {
        try (var statement = connection.prepareStatement(
                "select request_hash, status, headers, body from idempotency where caller = ? and key = ?")) {
            statement.setString(1, claim.caller());
            statement.setString(2, claim.key());
            try (var row = statement.executeQuery()) {
                // it was forgotten just now
                if (!row.next())
                    throw Problem.conflict("idempotency-running", Map.of()).header("Retry-After", 1);
                if (!row.getString("request_hash").equals(claim.hash()))
                    throw Problem.unprocessable("idempotency-key-reused", Map.of());
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

    private void keep(Connection connection, Claim claim, ContainerResponseContext response, @Nullable Object answer)
            throws SQLException, IOException {
        var headers = new LinkedHashMap<String, String>();
        for (var name : KEPT)
            if (response.getHeaderString(name) != null) headers.put(name, response.getHeaderString(name));
        // personal data is nowhere but in its own table, where it can be erased: such an answer is replayed without its
        // body
        var cacheControl = response.getHeaderString("Cache-Control");
        var personal = response.getStatus() < 400 && cacheControl != null && cacheControl.contains("no-store");
        var entity = personal ? null : answer;
        var body = switch (entity) {
            case null -> null;
            case byte[] bytes -> bytes;
            case String text -> text.getBytes(StandardCharsets.UTF_8);
            default -> withoutSecrets.writeValueAsBytes(entity);
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
}
