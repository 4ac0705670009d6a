package no.dugnad.partnerships.partnership;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a seat is in its body. */
@Schema(
        description =
                "Leader (leder), deputy (nestleder), member (medlem), observer (observatør) or secretary (sekretær).")
public enum SeatRole {
    LEADER,
    DEPUTY,
    MEMBER,
    OBSERVER,
    SECRETARY
}
