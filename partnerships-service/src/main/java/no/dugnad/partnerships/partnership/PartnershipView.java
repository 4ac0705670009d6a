package no.dugnad.partnerships.partnership;

import java.time.LocalDate;
import java.util.List;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A partnership (samarbeid) as readers see it; its members are read beside it. */
record PartnershipView(
        @Schema(required = true, examples = "digivestland") String id,
        @Schema(required = true) Text name,
        @Schema(required = true) PartnershipKind kind,

        @Schema(nullable = true, description = "What it is for (formål).") @Nullable
        Text purpose,

        @Schema(required = true, description = "Host (vert): the organisation that may write.")
        Host host,

        @Schema(
                required = true,
                description = "Numbers of the counties (fylkesnummer) it covers; empty for the whole country.")
        List<String> counties,

        @Schema(nullable = true, description = "First day; null when it is not known.") @Nullable
        LocalDate foundedOn,

        @Schema(nullable = true, description = "First day on which it is no more; null while it lasts.") @Nullable
        LocalDate endsOn,

        @Schema(nullable = true, description = "Agreement or law it stands on (hjemmel).") @Nullable
        Text legalBasis,

        @Schema(nullable = true, description = "What members pay (avgift).") @Nullable
        Text fee,

        @Schema(nullable = true, examples = "https://digivestland.no") @Nullable
        String website,

        @Schema(nullable = true, description = "What else is known, and what is not.") @Nullable
        Text note,

        @Schema(nullable = true, description = "Where the record is from.") @Nullable
        String source,

        @Schema(nullable = true, description = "Year of what the record says.", examples = "2025") @Nullable
        Integer asOf) {}
