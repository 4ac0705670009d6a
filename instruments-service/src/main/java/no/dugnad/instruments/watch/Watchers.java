package no.dugnad.instruments.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import no.dugnad.instruments.call.Calls;
import no.dugnad.instruments.known.MembershipState;
import no.dugnad.instruments.match.Applicant;
import no.dugnad.instruments.match.Day;
import no.dugnad.instruments.match.Matching;
import no.dugnad.instruments.match.Snapshot;
import no.dugnad.instruments.match.Verdict;
import no.dugnad.instruments.watch.Change.Moved;
import no.dugnad.instruments.watch.Change.Shift;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whom a change is told to: those who watch for its kind, whose filter takes the call, and to whose municipality or partnership the call matters. */
@ApplicationScoped
class Watchers {
    /**
     * The body of a delivery, small whatever the call says: who wants more reads it at the addresses.
     *
     * @param type the kind of change
     * @param timestamp when it was written
     */
    private record Payload(ChangeKind type, Instant timestamp, Data data) {}

    /** @param id of the change @param lost numbers of municipalities */
    private record Data(
            UUID id,
            UUID watchId,
            String callId,
            String instrumentId,
            boolean demo,
            LocalDate factsAt,
            List<Moved> moved,
            List<String> fields,
            List<String> lost,
            List<String> gained,
            String call,
            String changes) {}

    private final Calls calls;
    private final ObjectMapper json;
    private final String publicUrl;

    Watchers(Calls calls, ObjectMapper json, @ConfigProperty(name = "dugnad.public-url") String publicUrl) {
        this.calls = calls;
        this.json = json;
        this.publicUrl = publicUrl;
    }

    /**
     * Queues the changes, in the caller's transaction.
     *
     * @param states the call before and after
     * @return how many watches each is for
     */
    Map<CallChange, Integer> tell(
            List<CallChange> changes,
            Classification found,
            List<Classification.State> states,
            Snapshot snapshot,
            Day day,
            Instant now) {
        var told = new IdentityHashMap<CallChange, Integer>();
        var kinds = changes.stream().map(change -> change.view().kind()).collect(Collectors.toSet());
        // watches share their filters, so each is tried once
        var taken = new HashMap<WatchFilter, Boolean>();
        for (var watch : Watch.wokenBy(kinds)) {
            if (!matters(watch, found, states, snapshot, day)) continue;
            if (watch.filter() != null && !taken.computeIfAbsent(watch.filter(), filter -> takes(filter, states, now)))
                continue;
            for (var change : changes) {
                var view = change.view();
                if (!watch.watchesFor(view.kind())) continue;
                Delivery.of(watch, view, payload(watch, view, states.getLast()), now)
                        .persist();
                told.merge(change, 1, Integer::sum);
            }
        }
        return told;
    }

    private boolean takes(WatchFilter filter, List<Classification.State> states, Instant now) {
        var query = filter.query();
        return states.stream().anyMatch(state -> calls.takes(query, state.call(), now))
                && calls.speaksOf(query.q(), states.getLast().call().id());
    }

    private static boolean matters(
            Watch watch, Classification found, List<Classification.State> states, Snapshot snapshot, Day day) {
        if (watch.municipality() != null) return fits(found, watch.municipality());
        if (watch.partnershipId() == null) return true;
        var partnership = snapshot.told().partnerships().get(watch.partnershipId());
        return partnership != null
                && partnership.exists(day.at())
                && snapshot.told().memberships().getOrDefault(watch.partnershipId(), List.of()).stream()
                        .filter(member -> member.is(day.at()))
                        .anyMatch(member -> fits(found, states, member, day));
    }

    private static boolean fits(
            Classification found, List<Classification.State> states, MembershipState member, Day day) {
        var number = String.valueOf(member.party().number());
        return switch (String.valueOf(member.party().kind())) {
            case "municipality" -> fits(found, number);
            case "county" ->
                day.county(number).filter(county -> fits(states, county)).isPresent();
            default -> false;
        };
    }

    /** It is eligible or may be, before or after; whoever has lost or gained is so at one of the two. */
    private static boolean fits(Classification found, String number) {
        return found.before().getOrDefault(number, Verdict.NOT_ELIGIBLE) != Verdict.NOT_ELIGIBLE
                || found.after().getOrDefault(number, Verdict.NOT_ELIGIBLE) != Verdict.NOT_ELIGIBLE;
    }

    private static boolean fits(List<Classification.State> states, Applicant county) {
        return states.stream()
                .anyMatch(state -> Matching.assess(state.rules(), county).verdict() != Verdict.NOT_ELIGIBLE);
    }

    private String payload(Watch watch, CallChangeView change, Classification.State after) {
        var address = publicUrl + "/v1/calls/" + change.callId();
        try {
            return json.writeValueAsString(new Payload(
                    change.kind(),
                    change.occurredAt(),
                    new Data(
                            change.id(),
                            watch.id(),
                            change.callId(),
                            after.call().instrumentId(),
                            after.call().demo(),
                            change.factsAt(),
                            change.moved(),
                            change.fields(),
                            numbers(change.lost()),
                            numbers(change.gained()),
                            address,
                            address + "/changes")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> numbers(List<Shift> shifts) {
        return List.copyOf(new TreeSet<>(shifts.stream().map(Shift::number).toList()));
    }
}
