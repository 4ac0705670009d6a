package no.dugnad.partnerships.reception;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a network has come with what it was proposed. A step at a time; it can be declined as long as it has not been rolled out. */
@Schema(
        description =
                "Proposed (foreslått), assessed (vurdert), decided (besluttet), adapting (tilpasses), rolling-out (innføres), in-operation (i drift), or declined (avslått).")
public enum ReceptionState {
    PROPOSED,
    ASSESSED,
    DECIDED,
    ADAPTING,
    ROLLING_OUT,
    IN_OPERATION,
    DECLINED;

    /** The states that may come after this one. */
    List<ReceptionState> next() {
        return switch (this) {
            case PROPOSED -> List.of(ASSESSED, DECLINED);
            case ASSESSED -> List.of(DECIDED, DECLINED);
            case DECIDED -> List.of(ADAPTING, DECLINED);
            case ADAPTING -> List.of(ROLLING_OUT, DECLINED);
            case ROLLING_OUT -> List.of(IN_OPERATION);
            case IN_OPERATION, DECLINED -> List.of();
        };
    }
}
