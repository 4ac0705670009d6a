package no.dugnad.partnerships.opportunity;

/** Where a published call stands now. */
enum CallStatus {
    UPCOMING,
    OPEN
}
