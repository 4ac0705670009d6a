package no.dugnad.municipalities.reform;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.dugnad.municipalities.registry.AnnouncedChange;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An announced reform as readers see it. */
@Schema(
        name = "Reform",
        description =
                "A change in which municipalities there are, announced before it comes into force (varslet endring).")
public record ReformView(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "When it comes into force.")
        LocalDate date,

        @Schema(required = true) Text title,

        @Schema(required = true, description = "What it rests on: a decision, a regulation.")
        String source,

        @Schema(required = true) List<AnnouncedChange> changes,
        @Schema(required = true) Instant announcedAt) {}
