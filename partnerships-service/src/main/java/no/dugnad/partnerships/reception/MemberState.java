package no.dugnad.partnerships.reception;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a member has come. It joins of its own will, and may leave it before it is in operation. */
@Schema(
        name = "ReceptionMemberState",
        description =
                "Invited (invitert), joining (blir med), adapting (tilpasser), in-operation (i drift), or not-joining (blir ikke med).")
public enum MemberState {
    INVITED,
    JOINING,
    ADAPTING,
    IN_OPERATION,
    NOT_JOINING;

    static final List<MemberState> FIRST = List.of(INVITED, JOINING, NOT_JOINING);

    /** The states that may come after this one. */
    List<MemberState> next() {
        return switch (this) {
            case INVITED -> List.of(JOINING, NOT_JOINING);
            case JOINING -> List.of(ADAPTING, NOT_JOINING);
            case ADAPTING -> List.of(IN_OPERATION, NOT_JOINING);
            case IN_OPERATION -> List.of();
            case NOT_JOINING -> List.of(JOINING);
        };
    }

    /** What the network must have come to before a member can be here. */
    Set<ReceptionState> within() {
        return switch (this) {
            case INVITED, JOINING, NOT_JOINING -> EnumSet.complementOf(EnumSet.of(ReceptionState.DECLINED));
            case ADAPTING ->
                EnumSet.of(ReceptionState.ADAPTING, ReceptionState.ROLLING_OUT, ReceptionState.IN_OPERATION);
            case IN_OPERATION -> EnumSet.of(ReceptionState.ROLLING_OUT, ReceptionState.IN_OPERATION);
        };
    }
}
