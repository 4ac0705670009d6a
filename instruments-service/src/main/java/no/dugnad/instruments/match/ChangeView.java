package no.dugnad.instruments.match;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Change", description = "One fact that would have to be another.")
public record ChangeView(
        @Schema(required = true, examples = "municipality.population")
        String variable,

        @Schema(
                required = true,
                description =
                        "Its new value; for lists (`partnerships`, `consortium.members`) the ids or numbers that would be in it.")
        @Nullable
        Object to) {}
