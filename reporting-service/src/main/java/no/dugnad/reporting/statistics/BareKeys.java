package no.dugnad.reporting.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** As {@link Keys}, for tables of many short rows: the groups' names are in the labels alone. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BareKeys(
        @Schema(required = true) String group,
        @Nullable String instrument,
        @Nullable Integer year,
        @Nullable String county,
        @Nullable String orientation,
        @Nullable Optional<Integer> ambition,
        @Nullable String role) {
    static BareKeys of(Keys keys) {
        return new BareKeys(
                keys.group(),
                keys.instrument(),
                keys.year(),
                keys.county(),
                keys.orientation(),
                keys.ambition(),
                keys.role());
    }
}
