package no.dugnad.municipalities.kommuneinfo;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A county with all that is known of its municipalities. */
@Schema(name = "FylkeMedAlt")
public record FylkeMedAltView(
        @Schema(description = "Always null: boundaries are not in the registry.")
        KommuneView.@Nullable Boks avgrensningsboks,

        @Schema(required = true) String fylkesnavn,
        @Schema(required = true) String fylkesnummer,
        @Schema(required = true) List<KommuneView> kommuner) {}
