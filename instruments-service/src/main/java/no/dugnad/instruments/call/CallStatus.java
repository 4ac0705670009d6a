package no.dugnad.instruments.call;

/** Where a call stands; it follows the clock. */
enum CallStatus {
    DRAFT,
    UPCOMING,
    OPEN,
    CLOSED,
    WITHDRAWN
}
