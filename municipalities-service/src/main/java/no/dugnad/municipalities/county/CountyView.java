package no.dugnad.municipalities.county;

import java.time.LocalDate;
import no.dugnad.municipalities.registry.County;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A county as readers see it. */
@Schema(name = "County", description = "A county (fylke).")
public record CountyView(
        @Schema(required = true, description = "Two digits (fylkesnummer).")
        String number,

        @Schema(required = true, description = "The short Norwegian name.")
        String name,

        @Schema(required = true, description = "With Sámi and Kven parts.")
        String officialName,

        @Schema(
                required = true,
                nullable = true,
                description =
                        "The county authority's own (fylkeskommunens organisasjonsnummer); null where it is not known. Oslo's is the municipality's.")
        @Nullable
        String organisationNumber,

        @Schema(required = true) LocalDate validFrom,

        @Schema(required = true, nullable = true, description = "Exclusive; null while it is valid.") @Nullable
        LocalDate validTo,

        @Schema(required = true, description = "False: the county is older than `validFrom`.")
        boolean validFromExact) {
    static CountyView of(County county) {
        return new CountyView(
                county.number(),
                county.name(),
                county.officialName(),
                CountyAuthorities.organisation(county.number()),
                county.validFrom(),
                county.validTo(),
                county.validFromExact());
    }
}
