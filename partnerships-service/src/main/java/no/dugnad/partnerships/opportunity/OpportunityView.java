package no.dugnad.partnerships.opportunity;

import java.time.Instant;
import java.util.List;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "Opportunity",
        description = "A call in which members can take part only, or better, through the partnership.")
record OpportunityView(
        @Schema(required = true) Call call,

        @Schema(
                required = true,
                description = "The call's criteria that ask with whom one applies, or what one is a member of.")
        List<Criterion> criteria,

        @Schema(
                required = true,
                nullable = true,
                description = "The most that a joint project can get, where that is more than a single one can.")
        @Nullable
        Long maxPerJointProjectNok,

        @Schema(required = true, nullable = true, description = "The most that a single project can get.") @Nullable
        Long maxPerProjectNok,

        @Schema(required = true, description = "Members that can take part only through the partnership.")
        int only,

        @Schema(required = true, description = "Members that can take part alone, and better through the partnership.")
        int better,

        @Schema(required = true, description = "Members of which this cannot be said, because facts are missing.")
        int undetermined,

        @Schema(
                required = true,
                description =
                        "Those members by number. Members that the partnership makes no difference to, or that cannot take part at all, are not here.")
        List<Member> members) {

    @Schema(name = "OpportunityCall")
    record Call(
            @Schema(required = true) String id,
            @Schema(required = true) String instrumentId,

            @Schema(required = true, nullable = true, description = "Null when the catalogue has not told of it.")
            @Nullable
            Text instrumentName,

            @Schema(required = true) Text title,

            @Schema(required = true, description = "`open` or `upcoming`.")
            CallStatus status,

            @Schema(required = true, nullable = true) @Nullable
            Instant opensAt,

            @Schema(required = true, nullable = true, description = "The deadline (søknadsfrist); null when rolling.")
            @Nullable
            Instant closesAt,

            @Schema(required = true, description = "Demonstration, not a real call.")
            boolean demo) {}

    @Schema(name = "OpportunityCriterion")
    record Criterion(
            @Schema(required = true) String id,
            @Schema(required = true) Text text,

            @Schema(required = true, description = "A priority only orders; all others are required.")
            boolean required) {}

    /** What the partnership is to a member, for this call. */
    enum How {
        ONLY,
        BETTER,
        UNDETERMINED
    }

    @Schema(name = "OpportunityMember")
    record Member(
            @Schema(required = true) String number,
            @Schema(required = true) String name,

            @Schema(
                    required = true,
                    description =
                            "`only`: it cannot take part without the partnership. `better`: it can, but with it more priorities are met or a joint project can get more. `undetermined`: facts are missing.")
            How how,

            @Schema(
                    required = true,
                    description = "Ids of the criteria that it meets with the partnership and not without it.")
            List<String> through,

            @Schema(required = true, description = "What is not known, and decides.")
            List<String> missing,

            @Schema(
                    required = true,
                    description = "Other partnerships that it is in and through which it could take part as well.")
            List<String> alsoThrough) {}
}
