package no.dugnad.reporting.statistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Optional;
import javax.sql.DataSource;
import no.dugnad.platform.tables.Form;
import no.dugnad.platform.tables.Layout;
import no.dugnad.platform.tables.OutputFormat;
import no.dugnad.platform.tables.Rendering;

/** Keeps every answer that was given under its hash, and every form in which it was given. */
@ApplicationScoped
class Answers {
    private static final String PATH = "/v1/statistics/answers/";

    /**
     * An answer as it is sent.
     *
     * @param location where the very same can be read again
     */
    record Given(byte[] body, OutputFormat format, String location, String fileName) {}

    private final DataSource database;
    private final ObjectMapper json;

    Answers(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** An answer under its hash. */
    record Kept(String hash, byte[] body) {}

    /** Keeps the answer, with its address in it, and gives it in the form asked for. */
    Given give(Object answer, Layout layout, Form form, HttpHeaders headers) {
        var rendering = form.rendering(headers, layout);
        var kept = keep(answer);
        return rendered(kept.hash(), kept.body(), layout, rendering);
    }

    /** Keeps the answer, with its address in it. */
    Kept keep(Object answer) {
        try {
            ObjectNode tree = json.valueToTree(answer);
            var hash = hash(json.writeValueAsBytes(tree));
            tree.put("permalink", PATH + hash);
            var body = json.writeValueAsBytes(tree);
            store(hash, body);
            return new Kept(hash, body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An answer that was given; in a form in which it was not given yet it is made of the kept one, and then kept as well. */
    Optional<Given> again(String hash, Form form, HttpHeaders headers) {
        return kept(hash).map(body -> {
            try {
                var layout = Layouts.of(json.readTree(body).path("statistic").asText("participation"));
                return rendered(hash, body, layout, form.rendering(headers, layout));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Given rendered(String hash, byte[] body, Layout layout, Rendering rendering) {
        return new Given(
                rendering.format() == OutputFormat.JSON ? body : form(hash, body, layout, rendering),
                rendering.format(),
                PATH + hash + rendering.query(),
                layout.id() + "." + rendering.format().suffix());
    }

    private byte[] form(String hash, byte[] body, Layout layout, Rendering rendering) {
        return bytes("select body from statistic_form where hash = ? and form = ?", hash, rendering.name())
                .orElseGet(() -> {
                    try (var connection = database.getConnection();
                            var statement = connection.prepareStatement(
                                    "insert into statistic_form (hash, form, body) values (?, ?, ?) on conflict do nothing")) {
                        statement.setString(1, hash);
                        statement.setString(2, rendering.name());
                        statement.setBytes(3, rendering.of(body, layout));
                        statement.executeUpdate();
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                    // two may have made it at once: what was kept is what is given
                    return bytes("select body from statistic_form where hash = ? and form = ?", hash, rendering.name())
                            .orElseThrow();
                });
    }

    private Optional<byte[]> kept(String hash) {
        return bytes("select body from statistic_answer where hash = ?", hash);
    }

    private Optional<byte[]> bytes(String sql, String... parameters) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < parameters.length; i++) statement.setString(i + 1, parameters[i]);
            try (var row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void store(String hash, byte[] body) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("""
                        insert into statistic_answer as a (hash, body) values (?, ?)
                        on conflict (hash) do update set asked_at = excluded.asked_at where a.asked_at < excluded.asked_at - interval '1 day'
                        """)) {
            statement.setString(1, hash);
            statement.setBytes(2, body);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** At least 400 days are promised. */
    @Scheduled(every = "24h", delayed = "10m")
    void forget() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate("delete from statistic_answer where asked_at < now() - interval '420 days'");
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
