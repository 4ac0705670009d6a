package no.dugnad.municipalities.registry;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.testing.Patience;
import no.dugnad.platform.testing.Tokens;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A write is answered when the other replicas show it, and not held up by one that never does. */
@QuarkusTest
class RegistryReplicasTest {
    private static final String GROUPING = "/v1/groupings/of-replicas";

    private final RegistryTables tables;
    private final DataSource database;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    RegistryReplicasTest(RegistryTables tables, DataSource database) {
        this.tables = tables;
        this.database = database;
    }

    private long number(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void remove() {
        given().header("Authorization", "Bearer " + Tokens.of(Scopes.MUNICIPALITIES, "971032146"))
                .header("If-Match", given().get(GROUPING).header("ETag"))
                .delete(GROUPING)
                .then()
                .statusCode(204);
    }

    private void write(String name) {
        var there = given().get(GROUPING).header("ETag");
        given().header("Authorization", "Bearer " + Tokens.of(Scopes.MUNICIPALITIES, "971032146"))
                .header(there == null ? "If-None-Match" : "If-Match", there == null ? "*" : there)
                .contentType("application/json")
                .body("""
                        {"name": {"nb": "%s"}, "description": {"nb": "Alle"}, "source": "Prøve",
                         "groups": [{"id": "all", "name": {"nb": "Alle"}, "condition": "true"}]}
                        """.formatted(name))
                .put(GROUPING)
                .then()
                .statusCode(there == null ? 201 : 200);
    }

    @Test
    void whatIsAnsweredAsWrittenIsShownByAnotherReplica() throws InterruptedException {
        var replica = new CurrentRegistry(database, tables, null);
        replica.refresh();
        var readers = number("select count(*) from registry_reader r join pg_stat_activity a on a.pid = r.process");
        var job = new RegistryJob(replica, database, url, user, password);
        job.start();
        Patience.await()
                .until(() ->
                        number("select count(*) from registry_reader r join pg_stat_activity a on a.pid = r.process")
                                > readers);

        for (var i = 0; i < 10; i++) {
            write("Navn " + i);

            var shown = replica.get().facts().groupings().stream()
                    .filter(grouping -> grouping.id().equals("of-replicas"))
                    .reduce((first, last) -> last)
                    .orElseThrow();
            assertEquals("Navn " + i, shown.name().in("nb"));
        }
        job.stop(null);
    }

    @Test
    void aReplicaThatHangsHoldsNobodyUp() throws SQLException {
        try (var hanging = DriverManager.getConnection(url, user, password);
                var statement = hanging.createStatement()) {
            statement.execute("insert into registry_reader values (pg_backend_pid(), 0)");

            write("Tross alt");

            assertEquals("Tross alt", given().get(GROUPING).path("name.nb"));
        }
    }
}
