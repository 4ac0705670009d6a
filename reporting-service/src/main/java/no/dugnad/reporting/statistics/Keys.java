package no.dugnad.reporting.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a row is about. A key that was not split by is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Keys(
        @Schema(required = true) String group,
        @Schema(required = true) Text groupName,

        @Schema(description = "Instrument (virkemiddel).") @Nullable
        String instrument,

        @Nullable Integer year,

        @Schema(description = "County number (fylkesnummer) at the boundaries.") @Nullable
        String county,

        @Schema(description = "Orientation of the instrument (innretning).") @Nullable
        String orientation,

        @Schema(description = "1 (incremental) to 5 (radical); null for instruments that nobody has graded.") @Nullable
        Optional<Integer> ambition,

        @Nullable String role) {
    /** @param values of the splits that were asked for, and no others */
    static Keys of(Group group, Map<Split, @Nullable Object> values) {
        return new Keys(
                group.id(),
                group.name(),
                (String) values.get(Split.INSTRUMENT),
                (Integer) values.get(Split.YEAR),
                (String) values.get(Split.COUNTY),
                (String) values.get(Split.ORIENTATION),
                values.containsKey(Split.AMBITION) ? Optional.ofNullable((Integer) values.get(Split.AMBITION)) : null,
                (String) values.get(Split.ROLE));
    }

    Keys in(int year) {
        return new Keys(group, groupName, instrument, year, county, orientation, ambition, role);
    }

    /** By the keys that were split by, one after the other; what has none comes last. */
    static Comparator<Keys> inOrderOf(List<Split> splits) {
        Comparator<Keys> order = (a, b) -> 0;
        for (var split : splits)
            order = order.thenComparing(keys -> keys.value(split), Comparator.nullsLast(Comparator.naturalOrder()));
        return order;
    }

    @SuppressWarnings("rawtypes")
    private @Nullable Comparable value(Split split) {
        return switch (split) {
            case INSTRUMENT -> instrument;
            case YEAR -> year;
            case COUNTY -> county;
            case ORIENTATION -> orientation;
            case AMBITION -> ambition == null ? null : ambition.orElse(null);
            case ROLE -> role;
        };
    }
}
