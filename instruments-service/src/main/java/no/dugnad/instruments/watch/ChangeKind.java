package no.dugnad.instruments.watch;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What can become another in a call, as a watcher chooses. */
public enum ChangeKind {
    /** It takes applications from now on, by its publication, by a revision or by the clock. */
    @JsonProperty("call.opened")
    OPENED,

    /** Its deadline, that of a stage, or that of the report. */
    @JsonProperty("call.deadline-moved")
    DEADLINE_MOVED,

    /** Its sums, or the shares and sums of its funding rules. */
    @JsonProperty("call.amount-changed")
    AMOUNT_CHANGED,

    /** A municipality has a better verdict than before. */
    @JsonProperty("call.eligibility-widened")
    ELIGIBILITY_WIDENED,

    /** A municipality has a worse verdict than before. */
    @JsonProperty("call.eligibility-narrowed")
    ELIGIBILITY_NARROWED,

    @JsonProperty("call.withdrawn")
    WITHDRAWN,

    /** Anything else. */
    @JsonProperty("call.text-changed")
    TEXT_CHANGED
}
