package no.dugnad.municipalities.kommuneinfo;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A municipality by number and name. */
@Schema(name = "KommuneNavn")
public record KommuneNavnView(
        @Schema(required = true, description = "The official name, or the first part of it.")
        String kommunenavn,

        @Schema(required = true, description = "The Norwegian name.") @Nullable
        String kommunenavnNorsk,

        @Schema(required = true) String kommunenummer) {}
