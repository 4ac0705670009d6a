package no.dugnad.instruments.watch;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import no.dugnad.instruments.call.CallQuery;
import no.dugnad.platform.text.OneLine;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which calls are watched: what a search for calls can be narrowed by. */
@Schema(
        description =
                "Of changes of calls only these: the filters of `GET /v1/calls`. A change counts when the call is among those found as it was or as it is; `q` looks in its words of now.")
public record WatchFilter(
        @Size(max = 100)
        @Schema(
                examples = "open,upcoming",
                description = "One or several of upcoming, open, closed, withdrawn, with commas; all when not given.")
        String status,

        @Size(max = 100) @Schema(description = "Opens before this day or time.")
        String opensBefore,

        @Size(max = 100) @Schema(description = "Closes on this day or later, or at this time or later.")
        String closesAfter,

        @Size(max = 100) @Schema(description = "Closes before this day or time.")
        String closesBefore,

        @Size(max = 80) @Schema(description = "Only calls of this instrument.")
        String instrument,

        @Pattern(regexp = "[0-9]{2}", message = "county-number")
        @Schema(description = "Only calls for this county (fylkesnummer) or the whole country.")
        String county,

        @Size(max = 200) @OneLine @Schema(description = "Full text in Norwegian.")
        String q) {

    CallQuery query() {
        return new CallQuery(status, opensBefore, closesAfter, closesBefore, instrument, county, q);
    }
}
