package no.dugnad.municipalities.kommuneinfo;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a search found. */
@Schema(name = "Treff")
public record TreffView(
        @Schema(required = true) int antallTreff,
        @Schema(required = true) List<KommuneView> kommuner) {}
