package no.dugnad.partnerships.partnership;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "PersonErasure", description = "That a person was erased, and nothing about the person.")
record PersonErasureView(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "Whether the person was a contact or sat in a seat.")
        PersonErasure.What what,

        @Schema(required = true) Instant erasedAt,

        @Schema(required = true, nullable = true, description = "Organisation number of whoever ordered it.") @Nullable
        String erasedBy) {}
