package no.dugnad.partnerships.partnership;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import no.dugnad.partnerships.partnership.MemberResource.MemberRequest;
import no.dugnad.partnerships.party.Fate;
import no.dugnad.partnerships.party.KnownParties;
import no.dugnad.partnerships.party.Party;
import org.jspecify.annotations.Nullable;

/**
 * Makes the inherited memberships of a partnership what the stated ones and the registry's reforms make of them: where a municipality or county ends, its
 * successors go on from that day. Doing it again changes nothing; a reform that is taken back takes its memberships with it.
 */
final class Following {
    /** A membership that continues others. */
    private static final class Heir {
        final Party party;
        final LocalDate on;
        final List<Membership> predecessors = new ArrayList<>();

        Heir(Party party, LocalDate on) {
            this.party = party;
            this.on = on;
        }

        MemberRole role() {
            return predecessors.stream()
                    .map(Membership::role)
                    .min(Comparator.comparing(Following::rank))
                    .orElseThrow();
        }

        /** The last end of theirs; none when one of them has none. */
        @Nullable
        LocalDate to() {
            return predecessors.stream().anyMatch(p -> p.statedTo() == null)
                    ? null
                    : predecessors.stream()
                            .map(Membership::statedTo)
                            .max(Comparator.naturalOrder())
                            .orElseThrow();
        }

        /** As is said for the one of them that most is said for. */
        Membership standard() {
            return predecessors.stream()
                    .min(Comparator.comparing(p -> p.state().rank()))
                    .orElseThrow();
        }

        List<String> numbers() {
            return predecessors.stream()
                    .map(p -> p.party().number())
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    private final Partnership partnership;
    private final List<Membership> memberships;
    private final Set<DeclinedMembership> declined;
    private final KnownParties known;

    private final Set<Membership> kept = new HashSet<>();
    private final Set<DeclinedMembership> keptDeclined = new HashSet<>();
    private final List<Heir> heirs = new ArrayList<>();
    private final PriorityQueue<LocalDate> days = new PriorityQueue<>();

    Following(
            Partnership partnership,
            List<Membership> memberships,
            Set<DeclinedMembership> declined,
            KnownParties known) {
        this.partnership = partnership;
        this.memberships = memberships;
        this.declined = declined;
        this.known = known;
    }

    void follow() {
        memberships.stream().filter(m -> !m.isInherited()).toList().forEach(this::goOn);
        while (!days.isEmpty()) {
            var day = days.poll();
            var due = heirs.stream().filter(heir -> heir.on.equals(day)).toList();
            heirs.removeAll(due);
            due.forEach(this::inherit);
        }
        memberships.removeIf(m -> m.isInherited() && !kept.contains(m));
        declined.retainAll(keptDeclined);
    }

    private void goOn(Membership membership) {
        kept.add(membership);
        switch (known.fate(membership.party(), membership.joinedOn())) {
            case Fate.GoesOn() -> membership.endsBy(nextOf(membership));
            case Fate.IsFollowed(var on, var successors) -> {
                var next = nextOf(membership);
                membership.endsBy(next != null && next.isBefore(on) ? next : on);
                // what a party says was never so is not continued
                if (membership.state() != MembershipState.CONTESTED
                        && membership.lastsUntil(on)
                        && !partnership.endedBy(on))
                    for (var successor : successors)
                        heir(new Party(membership.party().kind(), successor.number(), null, null), on)
                                .predecessors
                                .add(membership);
            }
            // what was concluded when more was known stands
            case Fate.NotTold() -> keepLine(membership);
        }
    }

    private void inherit(Heir heir) {
        var refused = new DeclinedMembership(heir.party.requiredNumber(), heir.on);
        if (declined.contains(refused)) {
            keptDeclined.add(refused);
            return;
        }
        var isMember = memberships.stream()
                .anyMatch(m -> !m.isInherited()
                        && m.sameParty(heir.party)
                        && !m.joinedOn().isAfter(heir.on)
                        && (m.statedTo() == null || m.statedTo().isAfter(heir.on)));
        if (isMember) return;
        var there = memberships.stream()
                .filter(m -> m.isInherited()
                        && m.sameParty(heir.party)
                        && m.joinedOn().equals(heir.on))
                .findFirst();
        var membership = there.orElseGet(() -> {
            var request = new MemberRequest(heir.party, heir.role(), heir.on, heir.to(), null);
            var newcomer = Membership.inherited(partnership, request, heir.numbers());
            memberships.add(newcomer);
            return newcomer;
        });
        membership.inherit(heir.numbers(), heir.role(), heir.to());
        membership.inherit(heir.standard().state(), heir.standard().answerBy());
        goOn(membership);
    }

    /** An inherited membership gives way to one that the host has stated for the same party from a later day. */
    private @Nullable LocalDate nextOf(Membership membership) {
        if (!membership.isInherited()) return null;
        return memberships.stream()
                .filter(m -> !m.isInherited()
                        && m.sameParty(membership.party())
                        && m.joinedOn().isAfter(membership.joinedOn()))
                .map(Membership::joinedOn)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private Heir heir(Party party, LocalDate on) {
        return heirs.stream()
                .filter(h -> h.on.equals(on) && h.party.equals(party))
                .findFirst()
                .orElseGet(() -> {
                    var heir = new Heir(party, on);
                    heirs.add(heir);
                    days.add(on);
                    return heir;
                });
    }

    private void keepLine(Membership membership) {
        for (var m : memberships)
            if (m.isInherited() && m.joinedOn().equals(membership.leftOn()) && m.continues(membership) && kept.add(m))
                keepLine(m);
        keptDeclined.addAll(declined);
    }

    /** Of several that become one, the role that says most. */
    private static int rank(MemberRole role) {
        return switch (role) {
            case HOST -> 0;
            case LEAD -> 1;
            case PARTNER -> 2;
            case MEMBER -> 3;
            case OBSERVER -> 4;
        };
    }
}
