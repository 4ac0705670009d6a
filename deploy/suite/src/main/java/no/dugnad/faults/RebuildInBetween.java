package no.dugnad.faults;

import java.sql.SQLException;
import java.util.Set;
import no.dugnad.local.Replica;

/** A read model is built anew while everything goes on. */
record RebuildInBetween(Replica replica) implements Fault {

    private static final int PATIENCE_SECONDS = 300;

    @Override
    public String name() {
        return "rebuild the read model of " + replica.name();
    }

    @Override
    public Set<String> touches() {
        return Set.of(replica.name());
    }

    @Override
    public void happen(Ground ground) throws Exception {
        var old = readModel(ground);
        ground.suite().rebuild(replica);
        // it is another schema that bears the name when the new one is in its place
        if (!Wait.until(
                PATIENCE_SECONDS, () -> !ground.suite().rebuilding(replica.service()) && readModel(ground) != old))
            throw new IllegalStateException("the rebuild does not end");
    }

    private long readModel(Ground ground) throws SQLException {
        try (var connection = ground.database(replica.service());
                var statement = connection.createStatement();
                var row = statement.executeQuery("select 'read_model'::regnamespace::oid::bigint")) {
            row.next();
            return row.getLong(1);
        }
    }
}
