package no.dugnad.reporting.survey;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where an innovation comes from. */
@Schema(
        description =
                "First to develop it (først ute), inspired by others (inspirert av andre) or copied from others (kopiert fra andre).")
public enum Origin {
    FIRST_TO_DEVELOP,
    INSPIRED_BY_OTHERS,
    COPIED_FROM_OTHERS
}
