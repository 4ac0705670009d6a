package no.dugnad.municipalities.kommuneinfo;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** All that is known of a municipality. */
@Schema(name = "Kommune")
public record KommuneView(
        @Schema(description = "Always null: boundaries are not in the registry.") @Nullable
        Boks avgrensningsboks,

        @Schema(required = true) String fylkesnavn,
        @Schema(required = true) String fylkesnummer,

        @Schema(required = true, description = "The parts of the official name, in its order.")
        List<Navn> gyldigeNavn,

        @Schema(required = true, description = "The official name, or the first part of it.")
        String kommunenavn,

        @Schema(required = true, description = "The Norwegian name.") @Nullable
        String kommunenavnNorsk,

        @Schema(required = true) String kommunenummer,

        @Schema(description = "A point inside; null where none is known (1508 and 1580).") @Nullable
        Punkt punktIOmrade,

        @Schema(
                description =
                        "Whether it is in the administrative area for Sámi languages (forvaltningsområdet for samiske språk); null where that is not known.")
        @Nullable
        Boolean samiskForvaltningsomrade) {

    /** GeoJSON; there is none. */
    @Schema(name = "Avgrensningsboks")
    public record Boks(List<List<List<Double>>> coordinates, Crs crs, String type) {}

    @Schema(name = "GyldigNavn")
    public record Navn(
            @Schema(required = true) String navn,

            @Schema(required = true, description = "From 1.")
            int prioritet,

            @Schema(
                    description =
                            "Norwegian, Northern Sami, Lule Sami, Southern Sami or Kven Finnish; null where it is not known.")
            @Nullable
            String sprak) {}

    @Schema(name = "Punkt", description = "GeoJSON, with the coordinate system as it used to be told.")
    public record Punkt(
            @Schema(required = true, description = "Longitude, latitude.")
            List<Double> coordinates,

            @Schema(required = true) Crs crs,
            @Schema(required = true) String type) {}

    @Schema(name = "Crs")
    public record Crs(
            @Schema(required = true) Properties properties,
            @Schema(required = true) String type) {}

    @Schema(name = "CrsName")
    public record Properties(@Schema(required = true) String name) {}
}
