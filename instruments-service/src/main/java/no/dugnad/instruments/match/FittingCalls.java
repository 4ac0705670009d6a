package no.dugnad.instruments.match;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import no.dugnad.platform.condition.Effort;
import no.dugnad.platform.http.Problem.Fault;

/** What fits a municipality today, for a list of calls that asks no more than that. */
@ApplicationScoped
public class FittingCalls {
    private final Snapshots snapshots;
    private final Asked asked;

    FittingCalls(Snapshots snapshots, Asked asked) {
        this.snapshots = snapshots;
        this.asked = asked;
    }

    /**
     * The verdicts on all published calls but those that it is not eligible for, by the calls' ids.
     *
     * @param number of the municipality, as the query parameter {@code municipality}
     * @param request that asks
     */
    public Map<String, Verdict> verdicts(String number, HttpServerRequest request) {
        var snapshot = snapshots.current();
        var day = snapshot.on(asked.date(null));
        var municipality = Asked.municipality(
                snapshot, day, number, Fault.in("municipality", "unknown-municipality", Map.of("number", number)));
        return Effort.of(request, () -> {
            var verdicts = new HashMap<String, Verdict>();
            for (var call : snapshot.calls().values()) {
                if (call.draft()) continue;
                var verdict = Matching.assess(call, municipality).verdict();
                if (verdict != Verdict.NOT_ELIGIBLE) verdicts.put(call.id(), verdict);
            }
            return verdicts;
        });
    }
}
