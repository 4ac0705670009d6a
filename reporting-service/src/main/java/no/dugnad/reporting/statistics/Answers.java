package no.dugnad.reporting.statistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import no.dugnad.platform.tables.Layout;
import no.dugnad.platform.tables.Rendering;
import no.dugnad.platform.tables.Tabled;

/** Keeps every answer that was given under its hash, and every form in which it was given. */
@ApplicationScoped
class Answers {
    private static final String PATH = "/v1/statistics/answers/";

    private final DataSource database;
    private final ObjectMapper json;

    Answers(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * An answer under its hash; each form of it is kept once it has been made.
     *
     * @param body with its address in it
     */
    final class Kept implements Tabled {
        private final String hash;
        private final byte[] body;
        private final Layout layout;

        private Kept(String hash, byte[] body, Layout layout) {
            this.hash = hash;
            this.body = body;
            this.layout = layout;
        }

        @Override
        public byte[] view() {
            return body;
        }

        @Override
        public byte[] counted() {
            return body;
        }

        @Override
        public Layout layout() {
            return layout;
        }

        @Override
        public byte[] form(Rendering rendering, Supplier<byte[]> made) {
            return Answers.this.form(hash, rendering.name(), made);
        }

        @Override
        public Optional<String> permalink(Rendering rendering) {
            return Optional.of(rendering.at(PATH + hash));
        }
    }

    /** Keeps the answer, with its address in it. */
    Kept keep(Object answer, Layout layout) {
        try {
            ObjectNode tree = json.valueToTree(answer);
            var hash = hash(json.writeValueAsBytes(tree));
            tree.put("permalink", PATH + hash);
            var body = json.writeValueAsBytes(tree);
            store(hash, body);
            return new Kept(hash, body, layout);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An answer that was given; in a form in which it was not given yet it is made of the kept one, and then kept as well. */
    Optional<Kept> again(String hash) {
        return kept(hash).map(body -> {
            try {
                return new Kept(
                        hash,
                        body,
                        Layouts.of(json.readTree(body).path("statistic").asText("participation")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private byte[] form(String hash, String name, Supplier<byte[]> made) {
        return bytes("select body from statistic_form where hash = ? and form = ?", hash, name)
                .orElseGet(() -> {
                    try (var connection = database.getConnection();
                            var statement = connection.prepareStatement(
                                    "insert into statistic_form (hash, form, body) values (?, ?, ?) on conflict do nothing")) {
                        statement.setString(1, hash);
                        statement.setString(2, name);
                        statement.setBytes(3, made.get());
                        statement.executeUpdate();
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                    // two may have made it at once: what was kept is what is given
                    return bytes("select body from statistic_form where hash = ? and form = ?", hash, name)
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
