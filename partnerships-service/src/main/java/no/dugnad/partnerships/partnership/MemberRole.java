package no.dugnad.partnerships.partnership;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a member is in the partnership. */
@Schema(description = "Member (medlem), host (vert), observer (observatør), partner or lead (leder).")
public enum MemberRole {
    MEMBER,
    HOST,
    OBSERVER,
    PARTNER,
    LEAD
}
