package no.dugnad.partnerships.reception;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "ReceptionMemberRequest",
        description = "A member's own state, as it states it itself or the network's host does.")
record MemberRequest(
        @Pattern(regexp = "[0-9]{4}", message = "municipality-number")
        @Schema(nullable = true, description = "Needed in a POST; may repeat the address's in a PUT or PATCH.")
        @Nullable
        String number,

        @Size(max = 300) @Schema(nullable = true, description = "Ignored: it is looked up.") @Nullable
        String name,

        @NotNull MemberState state,

        @Schema(nullable = true, description = "Day of the state; default today in Norway.") @Nullable
        LocalDate on) {}
