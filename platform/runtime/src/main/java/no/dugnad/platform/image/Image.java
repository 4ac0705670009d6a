package no.dugnad.platform.image;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.transaction.Status;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What some tables hold, in memory and unchanging, for as long as the database says that it is still what they hold. The tables move a {@link Revision} in
 * the transaction of each change, whoever makes it (the SQL function {@code keep_revision} sees to it). The revision is read first, and with all that is
 * loaded in one read-only transaction that sees one moment: so what is kept is of exactly that revision, whatever is committed meanwhile.
 *
 * <p>One loads; whoever comes meanwhile waits, and takes what was loaded when it still holds. A load that fails is told to those who wait for it, and tried
 * again by the next who comes.
 *
 * <p>It is not a part of a transaction that the caller may have: it shows what is committed. {@link #in} shows what a transaction itself sees.
 *
 * @param <T> immutable
 */
public final class Image<T> {
    /** Reads what the image is made of. */
    @FunctionalInterface
    public interface Load<T> {
        T load(Connection connection, Before<T> before) throws SQLException;
    }

    /** What is done in the moment that the image is of. */
    @FunctionalInterface
    public interface Reading<T, R> {
        R read(Connection connection, T image) throws SQLException;
    }

    /** What was read, and of which revision it is. */
    public record Kept<T>(Revision revision, T of) {}

    /** Milliseconds. */
    private static final int LONGEST_WAIT = 1_500;

    private final DataSource database;
    private final List<String> parts;
    private final Load<T> load;
    private final String question;
    private final String begin;
    private final ReentrantLock loading = new ReentrantLock();
    private volatile @Nullable Kept<T> kept;
    private volatile Failure failure = new Failure(null);

    private record Failure(@Nullable Exception why) {}

    /**
     * @param parts whose revisions are kept, each {@code schema.image}: what belongs to one that has not moved need not be loaded again. Or a query in brackets,
     *     of one number that is another whenever what belongs to the part is
     */
    public Image(DataSource database, List<String> parts, Load<T> load) {
        this(database, parts, "", load);
    }

    /** @param settings SQL for the transaction, each {@code set local …;} */
    public Image(DataSource database, List<String> parts, String settings, Load<T> load) {
        this.database = database;
        this.parts = List.copyOf(parts);
        this.load = load;
        this.question = Revision.question(parts);
        // a lock before anything is read: a rebuilt read model takes the other's place before this moment or after it
        var lock = parts.stream().anyMatch(part -> part.startsWith("read_model."))
                ? "lock table read_model.feed_position in access share mode; "
                : "";
        this.begin = "set transaction isolation level repeatable read, read only; " + lock + settings + question;
    }

    /** As it is now: what was committed before this was asked is in it. One short question when it is kept. */
    public T get() {
        var known = kept;
        if (known != null && asked().isStill(known.revision())) return known.of();
        return alone(() -> loaded((connection, image) -> image));
    }

    /** As it is at a moment, with all else that is read of the same moment; read-only. */
    public <R> R read(Reading<T, R> reading) {
        return alone(() -> {
            var known = kept;
            if (known != null)
                try (var moment = begin()) {
                    if (moment.revision.isStill(known.revision())) return reading.read(moment.connection, known.of());
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            return loaded(reading);
        });
    }

    /** What is kept, without a question to the database; null before the first time. For who is told of changes, or asks now and then by {@link #get}. */
    public @Nullable Kept<T> shown() {
        return kept;
    }

    /** As the caller's transaction sees it, its own changes too. It is not shown to others: see {@link #show}. */
    public Kept<T> in(Connection connection) throws SQLException {
        Revision revision;
        try (var statement = connection.prepareStatement(question);
                var row = statement.executeQuery()) {
            row.next();
            revision = Revision.of(row, parts.size());
        }
        var known = kept;
        if (known != null && revision.isStill(known.revision())) return known;
        return new Kept<>(revision, load.load(connection, before(revision)));
    }

    /**
     * Shows what a transaction that is now committed has read by {@link #in} after its last change. Each of its questions saw a moment of its own; if nobody
     * else has committed a change since the first of them, all saw the same, and it is as good as read anew. Otherwise it is.
     */
    public void show(Kept<T> read) {
        alone(() -> {
            loading.lock();
            try {
                if (asked().isStill(read.revision())) return kept = read;
            } finally {
                loading.unlock();
            }
            return loaded((connection, image) -> read);
        });
    }

    private <R> R loaded(Reading<T, R> reading) {
        try (var moment = current()) {
            return reading.read(moment.connection, Objects.requireNonNull(moment.image));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A moment with the image that is of it. Nobody holds a connection while waiting, and each moment begins when its turn has come: the kept only get newer. */
    private Moment current() throws SQLException {
        var before = failure;
        loading.lock();
        try {
            if (failure != before) throw new IllegalStateException(failure.why());
            var moment = begin();
            try {
                var known = kept;
                if (known == null || !moment.revision.isStill(known.revision()))
                    kept = known = new Kept<>(moment.revision, load.load(moment.connection, before(moment.revision)));
                moment.image = known.of();
                return moment;
            } catch (SQLException | RuntimeException | Error e) {
                moment.close();
                throw e;
            }
        } catch (SQLException | RuntimeException e) {
            failure = new Failure(e);
            throw e;
        } finally {
            loading.unlock();
        }
    }

    private Before<T> before(Revision revision) {
        var known = kept;
        return known == null
                ? new Before<>(null, part -> false)
                : new Before<>(known.of(), part -> {
                    var place = parts.indexOf(part);
                    if (place < 0) throw new IllegalArgumentException(part + " is none of " + parts);
                    return revision.isStill(known.revision(), place);
                });
    }

    private Revision asked() {
        try (var connection = database.getConnection()) {
            return asked(connection, question);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Moment begin() throws SQLException {
        var connection = database.getConnection();
        try {
            connection.setAutoCommit(false);
            return new Moment(connection, asked(connection, begin));
        } catch (SQLException | RuntimeException | Error e) {
            connection.close();
            throw e;
        }
    }

    /** It is answered at once, or the database is away: nobody who only reads waits for longer. */
    private Revision asked(Connection connection, String sql) throws SQLException {
        var usual = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, LONGEST_WAIT);
        Revision revision;
        try (var statement = connection.prepareStatement(sql)) {
            var isRow = statement.execute();
            while (!isRow) isRow = statement.getMoreResults();
            try (var row = statement.getResultSet()) {
                row.next();
                revision = Revision.of(row, parts.size());
            }
        }
        connection.setNetworkTimeout(Runnable::run, usual);
        return revision;
    }

    private static <R> R alone(Supplier<R> reading) {
        return QuarkusTransaction.getStatus() == Status.STATUS_NO_TRANSACTION
                ? reading.get()
                : QuarkusTransaction.suspendingExisting().call(reading::get);
    }

    private final class Moment implements AutoCloseable {
        private final Connection connection;
        private final Revision revision;
        private @Nullable T image;

        Moment(Connection connection, Revision revision) {
            this.connection = connection;
            this.revision = revision;
        }

        @Override
        public void close() throws SQLException {
            try {
                connection.rollback();
            } finally {
                connection.close();
            }
        }
    }
}
