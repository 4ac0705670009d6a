package no.dugnad.partnerships.partnership;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import no.dugnad.partnerships.partnership.BodyEvent.SeatsFollowed;
import no.dugnad.partnerships.partnership.MembershipEvent.MembershipFollowed;
import no.dugnad.partnerships.partnership.MembershipEvent.MembershipInherited;
import no.dugnad.partnerships.partnership.MembershipEvent.MembershipJoined;
import no.dugnad.partnerships.partnership.MembershipEvent.MembershipRemoved;
import no.dugnad.partnerships.partnership.PartnershipEvent.PartnershipRevised;
import no.dugnad.platform.journal.Event;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a partnership at a moment. Between two moments there is one event for each that has become different, and none for the others.
 *
 * @param bodies those that the write can change
 */
record Told(
        PartnershipEvent.State partnership,
        Map<UUID, MembershipEvent.State> memberships,
        Map<UUID, BodyEvent.State> bodies) {

    List<Event> since(Told before) {
        return since(before, null, MembershipFollowed::new);
    }

    /**
     * @param written id of the membership that the caller has written; what else is different follows from it
     * @param fact what has happened to that one
     */
    List<Event> since(Told before, @Nullable UUID written, Function<MembershipEvent.State, Event> fact) {
        var events = new ArrayList<Event>();
        if (!partnership.equals(before.partnership)) events.add(new PartnershipRevised(partnership));
        changes(
                events,
                before.memberships,
                memberships,
                membership -> membership.membership().inheritedFrom() == null
                        ? new MembershipJoined(membership)
                        : new MembershipInherited(membership),
                (id, membership) -> id.equals(written) ? fact.apply(membership) : new MembershipFollowed(membership),
                MembershipRemoved::new);
        changes(
                events,
                before.bodies,
                bodies,
                BodyEvent.BodyFormed::new,
                (id, body) -> new SeatsFollowed(body),
                BodyEvent.BodyRemoved::new);
        return events;
    }

    private static <S> void changes(
            List<Event> events,
            Map<UUID, S> before,
            Map<UUID, S> after,
            Function<S, Event> begun,
            BiFunction<UUID, S, Event> changed,
            Function<S, Event> gone) {
        after.forEach((id, state) -> {
            if (!before.containsKey(id)) events.add(begun.apply(state));
            else if (!state.equals(before.get(id))) events.add(changed.apply(id, state));
        });
        before.forEach((id, state) -> {
            if (!after.containsKey(id)) events.add(gone.apply(state));
        });
    }
}
