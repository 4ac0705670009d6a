package no.dugnad.instruments.match;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import no.dugnad.platform.http.Ids;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.identity.Caller;

/** A call by its id; a draft only for whom may write it. */
@ApplicationScoped
public class VisibleCalls {
    private final Caller caller;

    VisibleCalls(Caller caller) {
        this.caller = caller;
    }

    /** @throws Problem 404 when there is none, or it is another's draft */
    public CallRules one(Snapshot snapshot, String id) {
        return Optional.ofNullable(snapshot.calls().get(id))
                .filter(call -> !call.draft() || caller.isOneOf(call.owner(), call.manager()))
                .orElseThrow(() -> Problem.notFound("unknown-call", Map.of("id", Ids.shown(id))));
    }
}
