package no.dugnad.municipalities.registry;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What happened to municipalities on a date, as a reader would put it. */
@Schema(
        name = "MunicipalityChange",
        description =
                "A change (endring): one item per target with several sources (merge), one per source with several targets (split), the rest one to one.")
public record Change(
        @Schema(required = true) LocalDate date,
        @Schema(required = true) Kind kind,
        @Schema(required = true) List<Named> from,
        @Schema(required = true) List<Named> to) {

    /**
     * {@code COUNTY_CHANGE} goes before {@code RENUMBER} (a new county means a new number), and {@code RENUMBER} before {@code RENAME};
     * {@code BOUNDARY_ADJUSTMENT} is what is left: same number, name and county, other extent.
     */
    @Schema(name = "ChangeKind")
    public enum Kind {
        MERGE,
        SPLIT,
        RENUMBER,
        RENAME,
        COUNTY_CHANGE,
        BOUNDARY_ADJUSTMENT
    }

    boolean concerns(String number) {
        return from.stream().anyMatch(m -> m.number().equals(number))
                || to.stream().anyMatch(m -> m.number().equals(number));
    }
}
