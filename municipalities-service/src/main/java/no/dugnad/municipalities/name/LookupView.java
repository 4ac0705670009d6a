package no.dugnad.municipalities.name;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What names mean, one item for each in the order they were sent. */
@Schema(name = "MunicipalityLookup")
record LookupView(@Schema(required = true) List<Item> items) {
    @Schema(name = "LookedUpName")
    record Item(
            @Schema(required = true, description = "As it was sent.")
            String name,

            @Schema(required = true, description = "The surest first, at most five; none when nothing is near enough.")
            List<Match> matches,

            @Schema(
                    required = true,
                    description = "Whether several are equally likely: a county would tell them apart.")
            boolean ambiguous) {}

    @Schema(name = "LookupMatch")
    record Match(
            @Schema(required = true) String number,
            @Schema(required = true) String name,
            @Schema(required = true) String countyNumber,

            @Schema(
                    required = true,
                    description =
                            "How sure it is, 0.5 to 1: 1 as it is written, 0.95 but for case, hyphens, å/aa and the like, less for a former name or one that is nearly right.",
                    minimum = "0.5",
                    maximum = "1")
            double confidence,

            @Schema(
                    required = true,
                    description =
                            "The spelling or number that it was found by, such as the name of a municipality that has gone into this one.")
            String foundBy) {
        Match sure(double confidence) {
            return new Match(number, name, countyNumber, confidence, foundBy);
        }
    }
}
