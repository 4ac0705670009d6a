package no.dugnad.municipalities.kommuneinfo;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A county with its municipalities by number and name. */
@Schema(name = "FylkeMedKommuner")
public record FylkeMedKommunerView(
        @Schema(description = "Always null: boundaries are not in the registry.")
        KommuneView.@Nullable Boks avgrensningsboks,

        @Schema(required = true) String fylkesnavn,
        @Schema(required = true) String fylkesnummer,
        @Schema(required = true) List<Enkel> kommuner) {

    @Schema(name = "KommuneEnkel")
    public record Enkel(
            @Schema(required = true) String kommunenavn,
            @Schema(required = true) String kommunenummer) {}
}
