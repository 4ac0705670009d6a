package no.dugnad.municipalities.registry;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A municipality by number, with the name it has at the date that is spoken of. */
@Schema(name = "NumberAndName")
public record Named(
        @Schema(required = true) String number,
        @Schema(required = true) @Nullable String name) {}
