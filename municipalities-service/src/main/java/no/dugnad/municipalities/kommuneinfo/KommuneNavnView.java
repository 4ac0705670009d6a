package no.dugnad.municipalities.kommuneinfo;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A municipality by number and name. */
@Schema(name = "KommuneNavn")
public record KommuneNavnView(
        @Schema(required = true, description = "The official name, or the first part of it.")
        String kommunenavn,

        @Schema(required = true, description = "The Norwegian name.")
        String kommunenavnNorsk,

        @Schema(required = true) String kommunenummer) {}
