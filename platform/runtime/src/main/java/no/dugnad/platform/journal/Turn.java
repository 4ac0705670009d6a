package no.dugnad.platform.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/**
 * Whose turn it is to send: a lease in the table {@code relay}, by the database's clock. Who has it renews it; when it has run out, or its holder gave it back, another
 * takes it. That alone does not keep one who is late from sending: the next one's {@link Sender} does.
 */
final class Turn {
    static final Duration LIFE = Duration.ofSeconds(15);

    private static final String UNTIL = "clock_timestamp() + interval '" + LIFE.toSeconds() + " s'";

    private final UUID process;
    private long term;

    /** @param process takes a turn at once that it has itself, from another connection */
    Turn(UUID process) {
        this.process = process;
    }

    /** @return whether it is ours now */
    boolean take(Connection connection) throws SQLException {
        // one that ends later than any can is from before the clock was put back
        try (var statement = connection.prepareStatement("update relay set holder = ?, term = term + 1, until = "
                + UNTIL + " where holder = ? or until <= clock_timestamp() or until > " + UNTIL + " returning term")) {
            statement.setObject(1, process);
            statement.setObject(2, process);
            try (var row = statement.executeQuery()) {
                if (!row.next()) return false;
                term = row.getLong(1);
                return true;
            }
        }
    }

    /** @return whether it is ours still */
    boolean renew(Connection connection) throws SQLException {
        return update(connection, "update relay set until = " + UNTIL + " where term = ?");
    }

    /** The next one need not wait until it has run out. */
    void giveBack(Connection connection) throws SQLException {
        if (update(connection, "update relay set holder = null, until = '-infinity' where term = ?"))
            try (var statement = connection.createStatement()) {
                statement.execute("notify journal");
            }
    }

    private boolean update(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, term);
            return statement.executeUpdate() == 1;
        }
    }
}
