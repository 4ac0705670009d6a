package no.dugnad.municipalities.registry;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a municipality says of itself. */
@Schema(
        name = "MunicipalityProfile",
        description = "A municipality's own statements (egne opplysninger), used in matching.")
public record Profile(
        @Schema(
                required = true,
                nullable = true,
                description = "Whether it has an innovation strategy (innovasjonsstrategi).")
        Strategy innovationStrategy,

        @Schema(
                required = true,
                nullable = true,
                description = "Full-time equivalents (årsverk) for innovation and development.")
        @Nullable
        Double staffCapacity,

        @Schema(
                required = true,
                description =
                        "Readiness (modenhet) by area, from 0 (not begun) to 5 (part of daily work). Areas: health-and-care, upbringing-and-education, social, technical, culture.")
        SortedMap<String, Integer> readiness,

        @Schema(
                required = true,
                description =
                        "When each statement was made, and by which organisation, by its name: `staffCapacity`, `readiness.technical`.")
        SortedMap<String, Stated> stated) {
    public enum Strategy {
        YES,
        NO,
        UNDER_WAY
    }

    /** @param by organisation number */
    @Schema(name = "Stated")
    public record Stated(
            @Schema(required = true) LocalDate on,

            @Schema(required = true, nullable = true) @Nullable
            String by) {}

    /** The statements one by one, those that are not made left out. */
    private static Map<String, Object> statements(
            Strategy strategy, @Nullable Double staffCapacity, Map<String, Integer> readiness) {
        var statements = new TreeMap<String, Object>();
        if (strategy != null) statements.put("innovationStrategy", strategy);
        if (staffCapacity != null) statements.put("staffCapacity", staffCapacity);
        readiness.forEach((area, level) -> statements.put("readiness." + area, level));
        return statements;
    }

    /**
     * What it says now. A statement that is made again as it was keeps its date.
     *
     * @param before null when it has said nothing yet
     */
    public static Profile stated(
            @Nullable Profile before,
            Strategy strategy,
            @Nullable Double staffCapacity,
            SortedMap<String, Integer> readiness,
            Stated now) {
        var was = before == null
                ? Map.<String, Object>of()
                : statements(before.innovationStrategy, before.staffCapacity, before.readiness);
        var since = before == null ? Map.<String, Stated>of() : before.stated;
        var stated = new TreeMap<String, Stated>();
        statements(strategy, staffCapacity, readiness)
                .forEach((name, value) ->
                        stated.put(name, value.equals(was.get(name)) ? Objects.requireNonNull(since.get(name)) : now));
        return new Profile(strategy, staffCapacity, readiness, stated);
    }
}
