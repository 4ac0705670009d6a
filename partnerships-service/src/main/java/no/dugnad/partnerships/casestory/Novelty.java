package no.dugnad.partnerships.casestory;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        description =
                "New to the one who tells it (nytt for oss), or developed by others before (utviklet av andre før).")
public enum Novelty {
    NEW_TO_US,
    DEVELOPED_BY_OTHERS_BEFORE
}
