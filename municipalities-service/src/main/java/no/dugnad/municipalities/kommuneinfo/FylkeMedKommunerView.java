package no.dugnad.municipalities.kommuneinfo;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A county with its municipalities by number and name. */
@Schema(name = "FylkeMedKommuner")
public record FylkeMedKommunerView(
        @Schema(description = "Always null: boundaries are not in the registry.")
        KommuneView.Boks avgrensningsboks,

        @Schema(required = true) String fylkesnavn,
        @Schema(required = true) String fylkesnummer,
        @Schema(required = true) List<Enkel> kommuner) {

    @Schema(name = "KommuneEnkel")
    public record Enkel(
            @Schema(required = true) String kommunenavn,
            @Schema(required = true) String kommunenummer) {}
}
