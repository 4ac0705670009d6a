package no.dugnad.reporting.intake;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far an import has come. */
@Schema(
        description =
                "`queued` and `running` are not ended. `completed`: taken in. `rejected`: nothing taken in, because of the errors. `failed`: nothing taken in, because something went wrong here.")
public enum ImportStatus {
    QUEUED,
    RUNNING,
    COMPLETED,
    REJECTED,
    FAILED
}
