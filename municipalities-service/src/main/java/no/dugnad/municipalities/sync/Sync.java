package no.dugnad.municipalities.sync;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Objects;
import no.dugnad.municipalities.registry.AsOf;
import no.dugnad.municipalities.registry.CurrentRegistry;
import no.dugnad.platform.http.Problem;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A run: every source is asked before anything is compared, and everything is applied in one transaction, or nothing. */
@ApplicationScoped
class Sync {
    private static final Logger LOG = Logger.getLogger(Sync.class);

    private final Ssb ssb;
    private final SyncRunJob steps;
    private final CurrentRegistry registry;
    private final AsOf asOf;
    private final ObjectMapper json;

    Sync(Ssb ssb, SyncRunJob steps, CurrentRegistry registry, AsOf asOf, ObjectMapper json) {
        this.ssb = ssb;
        this.steps = steps;
        this.registry = registry;
        this.asOf = asOf;
        this.json = json;
    }

    /**
     * @param by organisation number of whoever asked for it; null for the schedule
     * @throws Problem 409 when there is no address to ask at, or while another runs
     */
    SyncRunView run(boolean dryRun, @Nullable String by) {
        if (!ssb.isConfigured()) throw Problem.conflict("sync-not-configured", Map.of());
        var begun = steps.begin(dryRun, by);
        try {
            var answers = new SsbAnswers(json);
            for (var source : Source.values()) ask(source, begun, answers);
            return dryRun ? steps.show(begun.run(), answers) : steps.apply(begun.run(), answers);
        } catch (SyncFailure e) {
            LOG.warnf(e.getCause(), "The sync with SSB has failed, and nothing has changed: %s", e.getMessage());
            return steps.fail(begun.run(), e.failure());
        } catch (RuntimeException e) {
            steps.fail(
                    begun.run(),
                    new FailureView(null, FailureView.Reason.INTERRUPTED, null, FailureView.Reason.INTERRUPTED.text()));
            throw e;
        }
    }

    private void ask(Source source, SyncRunJob.Begun begun, SsbAnswers answers) {
        var known = steps.answer(source)
                .filter(answer -> answer.isFrom(ssb.address(source)))
                .orElse(null);
        if (known != null && begun.resumes() != null && known.isOf(begun.resumes())) {
            read(source, known.body(), answers);
            steps.keep(begun.run(), source, null, SourceView.Outcome.KEPT);
            return;
        }
        var fetched = ssb.fetch(source, known);
        var body = fetched.body();
        var unchanged = body == null;
        read(source, body == null ? Objects.requireNonNull(known).body() : body, answers);
        // only what could be read and is whole: half an answer must not be what the next is compared with
        steps.keep(begun.run(), source, fetched, unchanged ? SourceView.Outcome.UNCHANGED : SourceView.Outcome.FETCHED);
    }

    private void read(Source source, byte[] body, SsbAnswers answers) {
        answers.read(source, body);
        Comparison.mustBeWhole(source, registry.get(), asOf.today(), answers);
    }
}
