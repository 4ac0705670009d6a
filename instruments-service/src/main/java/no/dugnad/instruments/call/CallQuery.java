package no.dugnad.instruments.call;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import no.dugnad.platform.http.QueryParameters;
import no.dugnad.platform.text.OneLine;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Which calls are asked for: the same in lists and in feeds. */
public record CallQuery(
        @RestQuery
        @Size(max = 100)
        @Parameter(description = "One or several of draft, upcoming, open, closed, withdrawn, with commas.")
        @Nullable
        String status,

        @RestQuery
        @Parameter(
                description = "Opens before this day (`2026-12-01`, from its beginning in Norway) or time (RFC 3339).")
        @Nullable
        String opensBefore,

        @RestQuery @Parameter(description = "Closes on this day or later, or at this time or later.") @Nullable
        String closesAfter,

        @RestQuery @Parameter(description = "Closes before this day or time.") @Nullable
        String closesBefore,

        @RestQuery @Size(max = 80) @Parameter(description = "Only calls of this instrument.") @Nullable
        String instrument,

        @RestQuery
        @Pattern(regexp = "[0-9]{2}", message = "county-number")
        @Parameter(description = "Only calls for this county (fylkesnummer) or the whole country.")
        @Nullable
        String county,

        @RestQuery
        @Size(max = 200)
        @OneLine
        @Parameter(
                description =
                        "Full text in Norwegian, bokmål and nynorsk; knows synonyms and bears with typing errors.")
        @Nullable
        String q)
        implements QueryParameters {

    /** The same, where nothing was said of status. */
    CallQuery withStatusUnlessGiven(@Nullable String otherwise) {
        return status != null && !status.isBlank()
                ? this
                : new CallQuery(otherwise, opensBefore, closesAfter, closesBefore, instrument, county, q);
    }
}
