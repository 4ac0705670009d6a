package no.dugnad.instruments.watch;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import no.dugnad.platform.text.OneLine;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A watch as its owner writes it. */
@Schema(
        description =
                "What to watch for whom, and where to tell it. Of `municipality` and `partnershipId` at most one; with neither it is for all.")
public record WatchRequest(
        @Schema(
                nullable = true,
                examples = "4601",
                description =
                        "Only what matters to this municipality (kommunenummer): of calls those for which it is eligible, is so through a partnership or may be, before or after the change; of other things what is about it or about a network that it is a member of, and what is about nobody in particular.")
        @Pattern(regexp = "[0-9]{4}", message = "municipality-number")
        String municipality,

        @Schema(
                nullable = true,
                description =
                        "Only what matters to one of the members of this partnership (samarbeid), or is about it.")
        @Size(max = 100)
        @OneLine
        String partnershipId,

        @Schema(nullable = true) @Valid WatchFilter filter,

        @Schema(required = true, description = "The kinds of changes that it is woken by.") @NotEmpty @Size(max = 50)
        List<@NotNull ChangeKind> changes,

        @Schema(
                required = true,
                examples = "https://example.no/hooks/dugnad",
                description =
                        "An https address on the public internet. Private, loopback, link-local and multicast addresses are refused, also behind a name, now and at each delivery.")
        @NotBlank
        @Size(max = 2000)
        String endPoint,

        @Schema(
                nullable = true,
                description =
                        "`active` by default. `disabled` switches it off; `active` switches it on again, and what was still to be delivered is.")
        WatchState state) {}
