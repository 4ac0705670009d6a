package no.dugnad.municipalities.contact;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "ContactErasure", description = "That a contact was erased, and nothing about the person.")
public record ErasureView(
        @Schema(required = true) UUID id,
        @Schema(required = true) ContactRole role,
        @Schema(required = true) Instant erasedAt,

        @Schema(required = true, nullable = true, description = "Organisation number of whoever ordered it.") @Nullable
        String erasedBy) {}
