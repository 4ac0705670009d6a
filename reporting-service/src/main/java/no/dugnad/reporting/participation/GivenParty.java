package no.dugnad.reporting.participation;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A party as it is sent in. */
@Schema(name = "PartyRequest")
public record GivenParty(
        @NotNull PartyKind kind,

        @NotNull
        @Pattern(regexp = "[0-9]{2}|[0-9]{4}", message = "party-number")
        @Schema(description = "Municipality number (4 digits) or county number (2), as it was in that year.")
        String number,

        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
        @Schema(nullable = true, description = "May be sent; ignored.")
        @Nullable
        String name) {}
