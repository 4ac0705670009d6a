package no.dugnad.faults;

import java.net.http.HttpRequest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import no.dugnad.faults.Write.Outcome;
import no.dugnad.local.Service;
import org.jspecify.annotations.Nullable;

/** Whether everything goes as it should: all are ready, each kind of write is acknowledged, and what is written comes to those who listen. */
final class Whole {

    private final Ground ground;
    private final Load load;

    Whole(Ground ground, Load load) {
        this.ground = ground;
        this.load = load;
    }

    /** @param since what is looked at must have begun after this */
    boolean is(Instant since) throws Exception {
        return allReady() && allWrites(since) && told(since);
    }

    private boolean allReady() throws Exception {
        for (var replica : ground.replicas())
            if (ground.ask(HttpRequest.newBuilder(ground.at(replica, "/q/health/ready")), Duration.ofSeconds(2))
                            .statusCode()
                    != 200) return false;
        return ground.ask(HttpRequest.newBuilder(ground.door("/q/health/ready")), Duration.ofSeconds(2))
                        .statusCode()
                == 200;
    }

    private boolean allWrites(Instant since) {
        return Load.KINDS.stream().allMatch(kind -> first(kind, since) != null);
    }

    /** The call, the gain and the value that were written first since then. */
    private boolean told(Instant since) throws SQLException {
        var call = first(Kind.calls(), since);
        var value = first(Kind.values(), since);
        if (call == null || value == null) return false;
        return knows(Service.REPORTING, "select 1 from read_model.call where title::text like ?", "%" + call + "%")
                && knows(
                        Service.PARTNERSHIPS,
                        "select 1 from read_model.call where state::text like ?",
                        "%" + call + "%")
                && knows(
                        Service.REPORTING,
                        "select 1 from read_model.indicator_value where id = '%s' and value >= ?::float"
                                .formatted(Kind.INDICATOR),
                        value);
    }

    private boolean knows(Service service, String question, String mark) throws SQLException {
        try (var connection = ground.database(service);
                var statement = connection.prepareStatement(question)) {
            statement.setString(1, mark);
            return statement.executeQuery().next();
        }
    }

    private @Nullable String first(Kind kind, Instant since) {
        List<Write> writes = load.writes();
        return writes.stream()
                .filter(write -> write.kind().name().equals(kind.name()))
                .filter(write ->
                        write.outcome() == Outcome.ACKNOWLEDGED && write.began().isAfter(since))
                .map(Write::mark)
                .findFirst()
                .orElse(null);
    }
}
