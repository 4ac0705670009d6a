package no.dugnad.municipalities.kommuneinfo;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A county with all that is known of its municipalities. */
@Schema(name = "FylkeMedAlt")
public record FylkeMedAltView(
        @Schema(description = "Always null: boundaries are not in the registry.")
        KommuneView.Boks avgrensningsboks,

        @Schema(required = true) String fylkesnavn,
        @Schema(required = true) String fylkesnummer,
        @Schema(required = true) List<KommuneView> kommuner) {}
