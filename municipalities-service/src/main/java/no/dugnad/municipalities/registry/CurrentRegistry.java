package no.dugnad.municipalities.registry;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The registry that reads are answered from. A write in this process swaps it when it has committed, before its answer is sent; a write in another
 * replica is noticed by {@link RegistryJob}.
 */
@Singleton
public class CurrentRegistry {
    /** @param registry as it is after the transaction that fires this */
    record Written(Registry registry) {}

    private final AtomicReference<Registry> current = new AtomicReference<>();
    private final RegistryTables tables;
    private final Event<Written> written;

    CurrentRegistry(RegistryTables tables, Event<Written> written) {
        this.tables = tables;
        this.written = written;
    }

    public Registry get() {
        return current.get();
    }

    /** Ends a write: reads the tables as the transaction leaves them, and lets readers see them once it has committed. */
    public Registry written() {
        tables.moved();
        var registry = tables.read();
        written.fire(new Written(registry));
        return registry;
    }

    void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Written written) {
        show(written.registry());
    }

    /** Reads the tables when they are newer than what readers see. */
    public void refresh() {
        var shown = current.get();
        if (shown == null || tables.revision() > shown.revision()) show(tables.read());
    }

    private void show(Registry registry) {
        current.accumulateAndGet(
                registry, (shown, next) -> shown == null || next.revision() >= shown.revision() ? next : shown);
    }
}
