package no.dugnad.instruments.watch;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import no.dugnad.instruments.call.CallStatus;
import no.dugnad.instruments.call.CallView;
import no.dugnad.instruments.criteria.CriteriaLanguage;
import no.dugnad.instruments.match.CallRules;
import no.dugnad.instruments.match.CatalogueInstrument;
import no.dugnad.instruments.match.Snapshot;
import no.dugnad.instruments.match.Snapshots;
import no.dugnad.platform.feed.FeedsCaughtUp;
import no.dugnad.platform.http.Words;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Goes through what is written to calls, and looks at the clock, once a second: classifies each change, keeps it, and queues it for those who watch. All of
 * that is one transaction with the position in the journal, so no change is told twice or lost; sending is another job.
 */
@ApplicationScoped
class ChangesJob {
    private static final Logger LOG = Logger.getLogger(ChangesJob.class);
    private static final int AT_ONCE = 100;

    private final CallHistory history;
    private final Snapshots snapshots;
    private final CriteriaLanguage language;
    private final Watchers watchers;
    private final FeedsCaughtUp feeds;
    private final Clock clock;
    private volatile boolean stopping;

    ChangesJob(
            CallHistory history,
            Snapshots snapshots,
            CriteriaLanguage language,
            Watchers watchers,
            @Readiness FeedsCaughtUp feeds,
            Clock clock) {
        this.history = history;
        this.snapshots = snapshots;
        this.language = language;
        this.watchers = watchers;
        this.feeds = feeds;
        this.clock = clock;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    @Scheduled(every = "1s", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        // a registry that is only half told would make municipalities seem to be shut out
        if (!feeds.now()) return;
        while (!stopping && QuarkusTransaction.requiringNew().call(this::some)) {}
    }

    /** @return whether there may be more */
    private boolean some() {
        var position = history.position();
        if (position.isEmpty()) return false;
        var now = clock.instant();
        history.closedBy(now);
        var written = history.after(position.get(), AT_ONCE);
        // read after the events, so that the instrument of each is in it
        var snapshot = snapshots.current();
        for (var event : written) {
            if (event.call() != null) revised(event, snapshot, now);
            if (event.applicants() != null) opensToOthers(event, snapshot, now);
        }
        if (!written.isEmpty()) history.moveTo(written.getLast().sequence());
        if (written.size() == AT_ONCE) return true;
        for (var id : history.openedBy(now)) opened(id, snapshot, now);
        return false;
    }

    private void revised(CallHistory.Written event, Snapshot snapshot, Instant now) {
        var after = state(Objects.requireNonNull(event.call()), snapshot);
        var before = history.before(event.id(), event.sequence())
                .map(call -> state(call, snapshot))
                .orElse(null);
        var day = today(now);
        var found = Classification.of(before, after, history.toldOpen(event.id()), snapshot.on(day), now);
        history.told(event.id(), after.status(now) == CallStatus.OPEN);
        keep(found, before == null ? after : before, after, event.at(), day, snapshot, now);
    }

    /** Whom an instrument is for is a criterion of all its calls, and may change without a write to any of them. */
    private void opensToOthers(CallHistory.Written event, Snapshot snapshot, Instant now) {
        var before = history.applicantsBefore(event.id(), event.sequence());
        if (before == null || Set.copyOf(before).equals(Set.copyOf(event.applicants()))) return;
        var day = today(now);
        for (var rules : snapshot.calls().values()) {
            var status = rules.status(now);
            if (!rules.instrumentId().equals(event.id()) || status != CallStatus.OPEN && status != CallStatus.UPCOMING)
                continue;
            var call = history.before(rules.id(), event.sequence());
            if (call.isEmpty()) continue;
            var was = state(call.get(), new CatalogueInstrument(event.id(), rules.owner(), before));
            var is = state(
                    call.get(),
                    new CatalogueInstrument(event.id(), rules.owner(), Objects.requireNonNull(event.applicants())));
            keep(Classification.of(was, is, true, snapshot.on(day), now), was, is, event.at(), day, snapshot, now);
        }
    }

    private void opened(String id, Snapshot snapshot, Instant now) {
        var call = history.before(id, Long.MAX_VALUE).map(view -> state(view, snapshot));
        // what has been written since then is an event still to come
        if (call.isEmpty() || call.get().status(now) != CallStatus.OPEN) return;
        var day = today(now);
        history.told(id, true);
        keep(
                Classification.opened(call.get(), snapshot.on(day)),
                call.get(),
                call.get(),
                call.get().call().opensAt(),
                day,
                snapshot,
                now);
    }

    private void keep(
            Classification found,
            Classification.State before,
            Classification.State after,
            Instant at,
            LocalDate day,
            Snapshot snapshot,
            Instant now) {
        if (found.changes().isEmpty()) return;
        var kept = found.changes().stream()
                .map(change -> CallChange.of(after.call().id(), change, at, day))
                .toList();
        CallChange.persist(kept);
        var told = watchers.tell(kept, found, List.of(before, after), snapshot, snapshot.on(day), now);
        for (var change : kept)
            LOG.infof(
                    "%s: %s, %d watches",
                    after.call().id(), Words.word(change.view().kind()), told.getOrDefault(change, 0));
    }

    private Classification.State state(CallView call, Snapshot snapshot) {
        return state(call, snapshot.instrument(call.instrumentId()).orElseThrow());
    }

    private Classification.State state(CallView call, CatalogueInstrument instrument) {
        return new Classification.State(call, CallRules.of(call, instrument, language));
    }

    private LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, clock.getZone());
    }
}
