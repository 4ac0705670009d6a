package no.dugnad.municipalities.kommuneinfo;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A county by number and name. */
@Schema(name = "Fylke")
public record FylkeView(
        @Schema(required = true) String fylkesnavn,
        @Schema(required = true) String fylkesnummer) {}
