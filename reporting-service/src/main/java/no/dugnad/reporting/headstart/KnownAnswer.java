package no.dugnad.reporting.headstart;

import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something that is known, ready to copy. */
@Schema(name = "HeadStartAnswer", description = "Something that is known already, ready to copy.")
public record KnownAnswer(
        @Schema(required = true) KnownThing thing,

        @Schema(
                required = true,
                description =
                        "Plain: a number, a text, or the fields of the record it is from. In a number's `unit`, where it has one.")
        Object value,

        @Schema(required = true, nullable = true, description = "Unit of a number.") @Nullable
        String unit,

        @Schema(required = true, description = "The same in words.")
        Text text,

        @Schema(required = true, description = "Who says it.")
        String source,

        @Schema(required = true, description = "Where it is read in Dugnad.")
        String address,

        @Schema(required = true, description = "Of which year (`2025`) or day (`2025-03-01`) it is.")
        String asOf,

        @Schema(required = true, description = "Invented for demonstration; it did not happen.")
        boolean demo) {}
