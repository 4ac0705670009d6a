package no.dugnad.reporting.survey;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a survey asks about. */
@Schema(
        description =
                "Whether something new was introduced and the latest innovation (innovasjon), what promotes and hinders (fremmer og hemmer), or strategy or work for innovation (strategi eller arbeid).")
public enum SurveyQuestion {
    INNOVATION,
    FACTORS,
    STRATEGY
}
