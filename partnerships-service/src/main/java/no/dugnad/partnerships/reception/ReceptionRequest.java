package no.dugnad.partnerships.reception;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        description =
                "A reception as the network's host writes it. It begins as proposed; its steps and members are written beside it.")
record ReceptionRequest(
        @NotNull Text name,
        @NotNull String partnershipId,
        @NotNull @Valid Source source,

        @Schema(nullable = true, description = "Day on which it was proposed; default today in Norway. Written only.")
        @Nullable
        LocalDate on) {}
