package no.dugnad.municipalities.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import no.dugnad.municipalities.registry.AsOf;
import no.dugnad.municipalities.registry.CurrentRegistry;
import no.dugnad.municipalities.registry.RegistryTables;
import no.dugnad.municipalities.registry.RegistryWrites;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.journal.Journal;
import org.jspecify.annotations.Nullable;

/** The steps of a run, each in a transaction of its own; SSB is asked between them. */
@ApplicationScoped
class SyncRunJob {
    private final CurrentRegistry registry;
    private final RegistryTables tables;
    private final RegistryWrites writes;
    private final Journal journal;
    private final AsOf asOf;
    private final Clock clock;
    private final ObjectMapper json;

    SyncRunJob(
            CurrentRegistry registry,
            RegistryTables tables,
            RegistryWrites writes,
            Journal journal,
            AsOf asOf,
            Clock clock,
            ObjectMapper json) {
        this.registry = registry;
        this.tables = tables;
        this.writes = writes;
        this.journal = journal;
        this.asOf = asOf;
        this.clock = clock;
        this.json = json;
    }

    /** @param resumes the run that failed just before; null when there is nothing to go on with */
    record Begun(UUID run, @Nullable UUID resumes) {}

    /** @throws Problem 409 while another runs, anywhere in the installation */
    @Transactional
    Begun begin(boolean dryRun, @Nullable String by) {
        tables.lock();
        var now = now();
        SyncRun.running()
                .filter(run -> run.isAbandoned(now))
                .ifPresent(run -> run.fail(
                        new FailureView(
                                null, FailureView.Reason.INTERRUPTED, null, FailureView.Reason.INTERRUPTED.text()),
                        now));
        SyncRun.running().ifPresent(run -> {
            throw Problem.conflict("sync-running", Map.of("id", run.id()));
        });
        var failed = SyncRun.last().filter(last -> last.isResumable(now)).map(SyncRun::id);
        var run = SyncRun.begin(dryRun, now, by);
        run.persistAndFlush();
        return new Begun(run.id(), failed.orElse(null));
    }

    @Transactional
    Optional<SyncAnswer> answer(Source source) {
        return Optional.ofNullable(SyncAnswer.of(source));
    }

    /** @param fetched null for what the run before had fetched */
    @Transactional
    void keep(UUID run, Source source, Ssb.@Nullable Fetched fetched, SourceView.Outcome outcome) {
        SyncAnswer.keep(source, fetched, run);
        SyncRun.withId(run).orElseThrow().had(source, outcome);
    }

    @Transactional
    SyncRunView fail(UUID id, FailureView why) {
        var run = SyncRun.withId(id).orElseThrow();
        run.fail(why, now());
        return run.view();
    }

    @Transactional
    SyncRunView show(UUID id, SsbAnswers ssb) {
        var run = SyncRun.withId(id).orElseThrow();
        var n = 0;
        for (var difference : Comparison.of(registry.get(), asOf.today(), ssb)) {
            var fingerprint = fingerprint(difference);
            SyncDifference.found(
                            id,
                            ++n,
                            difference,
                            fingerprint,
                            difference.appliesByItself()
                                    ? SyncDifference.Status.WOULD_APPLY
                                    : SyncDifference.isRefused(fingerprint)
                                            ? SyncDifference.Status.REFUSED
                                            : SyncDifference.Status.WOULD_HOLD)
                    .persist();
        }
        run.complete(now());
        SyncRun.flush();
        return run.view();
    }

    /** What may be applied is, with the events that tell of it; everything else is held. */
    @Transactional
    SyncRunView apply(UUID id, SsbAnswers ssb) {
        var before = writes.now();
        var run = SyncRun.withId(id).orElseThrow();
        var now = now();
        var fingerprints = new TreeSet<String>();
        var touched = new TreeSet<String>();
        var n = 0;
        for (var difference : Comparison.of(before, asOf.today(), ssb)) {
            var fingerprint = fingerprint(difference);
            fingerprints.add(fingerprint);
            if (difference.appliesByItself()) {
                tables.correct(difference.correction().orElseThrow(), "/v1/sync-runs/" + id, now, null);
                difference.items().forEach(i -> touched.add(i.number()));
            }
            SyncDifference.found(
                            id,
                            ++n,
                            difference,
                            fingerprint,
                            difference.appliesByItself()
                                    ? SyncDifference.Status.APPLIED
                                    : SyncDifference.isRefused(fingerprint)
                                            ? SyncDifference.Status.REFUSED
                                            : SyncDifference.Status.HELD)
                    .persist();
        }
        SyncDifference.settle(fingerprints, now);
        if (!touched.isEmpty()) {
            tables.rootRows(List.copyOf(touched));
            writes.written().forEach(journal::record);
        }
        run.complete(now);
        SyncRun.flush();
        return run.view();
    }

    /** The last run that was meant to change something. */
    @Transactional
    Optional<SyncRunSummary> lastInEarnest() {
        return SyncRun.lastInEarnest().map(SyncRun::summary);
    }

    private Instant now() {
        return clock.instant();
    }

    private String fingerprint(Difference difference) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(json.writeValueAsString(difference).getBytes(StandardCharsets.UTF_8)));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
