package no.dugnad.partnerships.partnership;

import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "SeatPerson", description = "Who sits in a seat. Personal data.")
record SeatPersonView(
        @Schema(required = true) UUID seatId,
        @Schema(required = true) String name,

        @Schema(required = true, nullable = true, description = "Position in the organisation.") @Nullable
        String title,

        @Schema(required = true, description = "When the host said so.")
        LocalDate statedOn,

        @Schema(required = true, nullable = true, description = "Organisation number of whoever said so.") @Nullable
        String statedBy) {}
