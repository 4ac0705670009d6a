package no.dugnad.instruments.watch;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What can become another in a call, as a watcher chooses; and what is told of other things: the fact of its event, without the owner's name and version. */
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
    TEXT_CHANGED,

    @JsonProperty("partnership.formed")
    PARTNERSHIP_FORMED,

    @JsonProperty("partnership.revised")
    PARTNERSHIP_REVISED,

    @JsonProperty("partnership.removed")
    PARTNERSHIP_REMOVED,

    @JsonProperty("membership.joined")
    MEMBERSHIP_JOINED,

    @JsonProperty("membership.inherited")
    MEMBERSHIP_INHERITED,

    @JsonProperty("membership.left")
    MEMBERSHIP_LEFT,

    @JsonProperty("membership.confirmed")
    MEMBERSHIP_CONFIRMED,

    @JsonProperty("membership.contested")
    MEMBERSHIP_CONTESTED,

    @JsonProperty("membership.lapsed")
    MEMBERSHIP_LAPSED,

    @JsonProperty("membership.revised")
    MEMBERSHIP_REVISED,

    @JsonProperty("membership.followed")
    MEMBERSHIP_FOLLOWED,

    @JsonProperty("membership.removed")
    MEMBERSHIP_REMOVED,

    @JsonProperty("reception.proposed")
    RECEPTION_PROPOSED,

    @JsonProperty("reception.advanced")
    RECEPTION_ADVANCED,

    @JsonProperty("reception.revised")
    RECEPTION_REVISED,

    @JsonProperty("reception.member-stated")
    RECEPTION_MEMBER_STATED,

    @JsonProperty("reception.member-answered")
    RECEPTION_MEMBER_ANSWERED,

    @JsonProperty("reception.members-followed")
    RECEPTION_MEMBERS_FOLLOWED,

    @JsonProperty("reception.removed")
    RECEPTION_REMOVED,

    @JsonProperty("solution.published")
    SOLUTION_PUBLISHED,

    @JsonProperty("solution.revised")
    SOLUTION_REVISED,

    @JsonProperty("solution.removed")
    SOLUTION_REMOVED,

    @JsonProperty("adoption.stated")
    ADOPTION_STATED,

    @JsonProperty("adoption.advanced")
    ADOPTION_ADVANCED,

    @JsonProperty("adoption.answered")
    ADOPTION_ANSWERED,

    @JsonProperty("adoption.revised")
    ADOPTION_REVISED,

    @JsonProperty("adoption.passed-on")
    ADOPTION_PASSED_ON,

    @JsonProperty("adoption.inherited")
    ADOPTION_INHERITED,

    @JsonProperty("adoption.removed")
    ADOPTION_REMOVED,

    @JsonProperty("report.submitted")
    REPORT_SUBMITTED,

    @JsonProperty("report.corrected")
    REPORT_CORRECTED
}
