package no.dugnad.platform.image;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import no.dugnad.platform.http.Edition;

/**
 * What the answers of a service rest on, as its database says it each time: what some tables hold, the day in Norway, and which moments have passed at which
 * an answer turns without anything being written. One short question, whatever there is.
 */
public abstract class DatabaseEdition implements Edition {
    /** Equal to itself alone: it is read anew when the tables hold something else. */
    private static final class Tables {
        private final Instant[] turns;

        Tables(Instant[] turns) {
            this.turns = turns;
        }

        /** Between which two of the moments it is. */
        int turn(Instant now) {
            var place = Arrays.binarySearch(turns, now);
            return place >= 0 ? 2 * place + 1 : 2 * (-place - 1);
        }
    }

    private record Of(Tables tables, LocalDate day, int turn) {}

    private final List<String> parts;
    private final Image<Tables> image;
    private final Clock clock;

    /**
     * @param parts the tables, as {@link Image} takes them
     * @param turns SQL for the moments, one column with no null; they must follow from the tables
     */
    protected DatabaseEdition(DataSource database, Clock clock, List<String> parts, String turns) {
        this.parts = List.copyOf(parts);
        this.image = new Image<>(database, parts, (connection, before) -> new Tables(moments(connection, turns)));
        this.clock = clock;
    }

    /** Of what turns with the day alone. */
    protected DatabaseEdition(DataSource database, Clock clock, List<String> parts) {
        this.parts = List.copyOf(parts);
        this.image = new Image<>(database, parts, (connection, before) -> new Tables(new Instant[0]));
        this.clock = clock;
    }

    /** The tables, as {@link Image} takes them. */
    public List<String> parts() {
        return parts;
    }

    @Override
    public boolean waits() {
        return true;
    }

    @Override
    public Object current() {
        var tables = image.get();
        return new Of(tables, LocalDate.now(clock), tables.turn(clock.instant()));
    }

    private static Instant[] moments(Connection connection, String sql) throws SQLException {
        var moments = new ArrayList<Instant>();
        try (var statement = connection.prepareStatement(sql);
                var row = statement.executeQuery()) {
            while (row.next()) moments.add(row.getTimestamp(1).toInstant());
        }
        return moments.stream().distinct().sorted().toArray(Instant[]::new);
    }
}
