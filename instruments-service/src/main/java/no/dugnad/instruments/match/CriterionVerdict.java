package no.dugnad.instruments.match;

/** Whether an applicant meets a criterion; unknown where a value that decides is missing. */
public enum CriterionVerdict {
    MET,
    MET_THROUGH_PARTNERSHIP,
    UNKNOWN,
    NOT_MET
}
