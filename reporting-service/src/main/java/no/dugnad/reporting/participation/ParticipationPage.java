package no.dugnad.reporting.participation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;
import no.dugnad.platform.http.Paged;
import no.dugnad.reporting.known.Translations.Target;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of participations, read on other boundaries where that is asked for. */
public record ParticipationPage(
        @Schema(required = true) List<Item> items,

        @Schema(required = true, description = "How many the whole list has.")
        long total,

        @Schema(required = true, nullable = true, description = "Address of the next page; null on the last.") @Nullable
        String next,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description =
                        "With `boundaries`: how many of the whole list are of a municipality that has been divided between more than one on those boundaries.")
        @Nullable
        Long divided)
        implements Paged {

    /** A participation as it is kept, and beside it what its number is on the boundaries asked for. */
    @Schema(name = "ParticipationItem")
    public record Item(
            @JsonUnwrapped ParticipationView participation,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(
                    description =
                            "With `boundaries`: the same on those. Left out for county authorities (fylkeskommuner).")
            @Nullable
            OnOtherBoundaries translated) {}

    /** What a number of its year is on a date's boundaries. */
    @Schema(name = "TranslatedParty")
    public record OnOtherBoundaries(
            @Schema(required = true, description = "Date of the boundaries.")
            LocalDate boundaries,

            @Schema(required = true, description = "The heaviest first; one unless `assign=all`.")
            List<Target> municipalities,

            @Schema(required = true, description = "Whether it has been divided between more than one.")
            boolean divided) {}
}
