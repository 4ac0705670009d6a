package no.dugnad.partnerships.reception;

import java.time.LocalDate;
import no.dugnad.partnerships.partnership.Answer;
import no.dugnad.partnerships.partnership.StatedBy;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A member's own state in a reception. */
record ReceptionMemberView(
        @Schema(required = true, examples = "4601") String number,
        @Schema(nullable = true) @Nullable String name,
        @Schema(required = true) MemberState state,

        @Schema(required = true, description = "Day of the state.")
        LocalDate on,

        @Schema(
                nullable = true,
                description = "Number of the municipality whose statement this one continues after a reform.")
        @Nullable
        String inheritedFrom,

        @Schema(nullable = true, description = "The day on which a successor took it over.") @Nullable
        LocalDate endedOn,

        @Schema(nullable = true, description = "Who wrote it, last; null for what is from before this was kept.")
        @Nullable
        StatedBy statedBy,

        @Schema(
                nullable = true,
                description =
                        "The municipality's own answer to what others wrote in its name; null while there is none.")
        @Nullable
        Answer answer) {}
