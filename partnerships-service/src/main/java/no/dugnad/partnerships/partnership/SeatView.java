package no.dugnad.partnerships.partnership;

import java.time.LocalDate;
import java.util.UUID;
import no.dugnad.partnerships.party.Party;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A seat (plass) in a body, held by a party in a period. Who sits in it is read with a token. */
record SeatView(
        @Schema(required = true) UUID id,
        @Schema(required = true) Party party,
        @Schema(required = true) SeatRole role,

        @Schema(required = true, nullable = true, description = "First day; null when it is not known.") @Nullable
        LocalDate from,

        @Schema(
                required = true,
                nullable = true,
                description = "First day on which the party holds it no more; null while it does.")
        @Nullable
        LocalDate to,

        @Schema(
                required = true,
                nullable = true,
                description =
                        "Number of the municipality (or county) whose seat this one continues after a merger, split or renumbering; null otherwise.")
        @Nullable
        String inheritedFrom,

        @Schema(nullable = true, description = "Where the record is from.") @Nullable
        String source,

        @Schema(nullable = true, description = "Year of what the record says.", examples = "2021") @Nullable
        Integer asOf) {}
