package no.dugnad.partnerships.challenge;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Active (aktiv), put on hold (satt på vent) or closed (avsluttet).")
public enum ChallengeStatus {
    ACTIVE,
    ON_HOLD,
    CLOSED
}
