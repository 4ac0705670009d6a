package no.dugnad.instruments.watch;

/** How it stands with a delivery. */
public enum DeliveryState {
    /** To be sent, for the first time or again. */
    PENDING,
    DELIVERED,
    /** Came through at none of its attempts. */
    FAILED
}
