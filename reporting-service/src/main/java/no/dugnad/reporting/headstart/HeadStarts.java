package no.dugnad.reporting.headstart;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The head starts of several municipalities on one call; they are all on one page. */
@Schema(name = "HeadStarts")
public record HeadStarts(
        @Schema(required = true, description = "By municipality number.")
        List<HeadStartView> items,

        @Schema(required = true) int total,

        @Schema(required = true, nullable = true) @Nullable String next) {}
