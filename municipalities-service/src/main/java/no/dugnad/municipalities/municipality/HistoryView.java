package no.dugnad.municipalities.municipality;

import java.util.List;
import no.dugnad.municipalities.registry.Change;
import no.dugnad.municipalities.registry.Named;
import no.dugnad.municipalities.registry.VersionView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Everything a municipality number has been since 2013. */
@Schema(
        name = "MunicipalityHistory",
        description = "Everything a municipality number has been since 2013, and will be by what is announced.")
public record HistoryView(
        @Schema(required = true, description = "In order of time.")
        List<VersionView> versions,

        @Schema(required = true, description = "Changes that it took part in.")
        List<Change> changes,

        @Schema(required = true, description = "Other numbers that it came from.")
        List<Named> predecessors,

        @Schema(required = true, description = "Other numbers that it went into.")
        List<Named> successors) {}
