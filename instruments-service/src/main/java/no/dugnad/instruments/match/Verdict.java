package no.dugnad.instruments.match;

/** What a call is to an applicant, best first. */
public enum Verdict {
    ELIGIBLE,
    ELIGIBLE_THROUGH_PARTNERSHIP,
    UNDETERMINED,
    NOT_ELIGIBLE
}
