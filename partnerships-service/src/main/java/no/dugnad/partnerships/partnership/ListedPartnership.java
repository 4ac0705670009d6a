package no.dugnad.partnerships.partnership;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A partnership in a list; when a municipality is asked for, with its membership. */
@Schema(name = "ListedPartnership")
record ListedPartnership(
        @JsonUnwrapped PartnershipView partnership,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "The asked municipality's membership on the day; only when one is asked for.")
        @Nullable
        MembershipView membership) {}
