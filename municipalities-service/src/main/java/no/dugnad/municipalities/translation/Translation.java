package no.dugnad.municipalities.translation;

import java.util.List;
import no.dugnad.municipalities.registry.Named;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What one municipality of a date is on the boundaries of another. */
@Schema(name = "Translation", description = "A municipality of one date on the boundaries of another (omregning).")
public record Translation(
        @Schema(required = true, description = "As it is at `from`.")
        Named source,

        @Schema(required = true, description = "As they are at `to`; the heaviest first. The weights sum to 1.")
        List<Target> targets,

        @Schema(required = true) Method method) {

    /** @param weight the part of the source that belongs here, 0 to 1 */
    @Schema(name = "TranslationTarget")
    public record Target(
            @Schema(required = true) String number,
            @Schema(required = true) @Nullable String name,

            @Schema(
                    required = true,
                    description = "The part of the source that belongs here, 0 to 1, by inhabitants.",
                    minimum = "0",
                    maximum = "1")
            double weight) {}
}
