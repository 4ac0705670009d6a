package no.dugnad.reporting.survey;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The barometer's kinds of innovation, of which one innovation may be several. */
@Schema(
        description =
                "What is new: a service (tjeneste), product (produkt), process (prosess), way to organise (organisering) or communicate (kommunikasjon). Several at once are usual.")
public enum InnovationKind {
    SERVICE,
    PRODUCT,
    PROCESS,
    ORGANISATION,
    COMMUNICATION
}
