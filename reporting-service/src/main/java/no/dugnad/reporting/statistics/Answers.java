package no.dugnad.reporting.statistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Optional;
import javax.sql.DataSource;

/** Keeps every answer that was given under its hash. */
@ApplicationScoped
class Answers {
    private static final String PATH = "/v1/statistics/answers/";

    private final DataSource database;
    private final ObjectMapper json;

    Answers(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** The answer with its address in it, as it is sent and kept. */
    byte[] keep(ParticipationAnswer answer) {
        try {
            var hash = hash(json.writeValueAsBytes(answer.at(null)));
            var body = json.writeValueAsBytes(answer.at(PATH + hash));
            store(hash, body);
            return body;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    Optional<byte[]> kept(String hash) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select body from statistic_answer where hash = ?")) {
            statement.setString(1, hash);
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
