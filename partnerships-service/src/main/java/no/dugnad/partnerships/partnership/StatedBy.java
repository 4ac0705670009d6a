package no.dugnad.partnerships.partnership;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who wrote, last, what is said of a municipality. */
@Schema(
        description =
                "`itself`: the municipality. `host`: the host of a network that it is a confirmed member of. `administrator`.")
public enum StatedBy {
    ITSELF,
    HOST,
    ADMINISTRATOR
}
