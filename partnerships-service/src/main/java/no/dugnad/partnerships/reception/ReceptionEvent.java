package no.dugnad.partnerships.reception;

import java.util.List;
import java.util.UUID;
import no.dugnad.platform.journal.Event;
import no.dugnad.platform.text.Text;

/** What happens to a reception; each carries the whole of it, members' states too. */
sealed interface ReceptionEvent extends Event {
    record State(
            UUID id,
            Text name,
            String partnershipId,
            Source source,
            ReceptionState state,
            List<Step> steps,
            List<ReceptionMemberView> members) {}

    @Override
    State state();

    @Override
    default String aggregate() {
        return "reception";
    }

    @Override
    default String key() {
        return state().id().toString();
    }

    record ReceptionProposed(State state) implements ReceptionEvent {}

    /** It has come to its next step. */
    record ReceptionAdvanced(State state) implements ReceptionEvent {}

    record ReceptionRevised(State state) implements ReceptionEvent {}

    /** A member has said how far it has come. */
    record MemberStated(State state) implements ReceptionEvent {}

    /** A member has answered what was stated in its name. */
    record MemberAnswered(State state) implements ReceptionEvent {}

    /** A member is no more from a day, and its successors go on with what it has stated. */
    record MembersFollowed(State state) implements ReceptionEvent {}

    /** One that was entered by mistake; what a network says no to is declined. */
    record ReceptionRemoved(State state) implements ReceptionEvent {}
}
