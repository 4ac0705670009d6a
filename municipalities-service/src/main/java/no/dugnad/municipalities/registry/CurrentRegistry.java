package no.dugnad.municipalities.registry;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import no.dugnad.platform.image.Image;
import no.dugnad.platform.image.Image.Kept;
import no.dugnad.platform.image.Revision;

/**
 * The registry that reads are answered from. A write in this process swaps it when it has committed, before its answer is sent, and
 * {@link RegistryJob} sees to it that other replicas have it too.
 */
@Singleton
public class CurrentRegistry {
    /**
     * @param registry as the transaction that fires this has read it, after its last change
     * @param number which write it is; they come one at a time
     */
    record Written(Kept<Registry> registry, long number) {}

    private final DataSource database;
    private final Image<Registry> image;
    private final Event<Written> written;

    CurrentRegistry(DataSource database, RegistryTables tables, Event<Written> written) {
        this.database = database;
        this.image = new Image<>(database, List.of("public.registry"), (connection, before) -> tables.read(connection));
        this.written = written;
    }

    public Registry get() {
        return Objects.requireNonNull(image.shown(), "the registry is not read yet")
                .of();
    }

    /** Whether it has been read, which is done when the service starts. */
    boolean isRead() {
        return image.shown() != null;
    }

    Revision revision() {
        return Objects.requireNonNull(image.shown()).revision();
    }

    /** As the caller's transaction sees it: with what it has changed. */
    public Registry now() {
        return read().of();
    }

    /** Ends a write: reads the tables as the transaction leaves them, and lets readers see them once it has committed. */
    Registry written() {
        var registry = read();
        written.fire(new Written(registry, told()));
        return registry.of();
    }

    void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Written written) {
        image.show(written.registry());
    }

    /** Reads the tables when they hold something else than what readers see. */
    public void refresh() {
        image.get();
    }

    /** Tells the other replicas, at the commit. */
    private long told() {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        with next as materialized (select nextval('registry_write') as number)
                        select number, pg_notify('registry', number::text) from next
                        """)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Kept<Registry> read() {
        try (var connection = database.getConnection()) {
            return image.in(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
