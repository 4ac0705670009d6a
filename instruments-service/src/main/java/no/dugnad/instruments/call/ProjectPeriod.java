package no.dugnad.instruments.call;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** When the projects of a call may run (tillatt prosjektperiode); null where nothing is said. */
public record ProjectPeriod(
        @Schema(description = "Earliest start (tidligste tillatte prosjektstart).")
        LocalDate startsEarliest,

        @Schema(description = "Latest start (seneste tillatte prosjektstart).")
        LocalDate startsLatest,

        @Schema(description = "Latest end (seneste prosjektslutt).")
        LocalDate endsLatest,

        @Min(1) @Max(240) @Schema(description = "Shortest duration in months.")
        Integer minMonths,

        @Min(1) @Max(240) @Schema(description = "Longest duration in months.")
        Integer maxMonths) {}
