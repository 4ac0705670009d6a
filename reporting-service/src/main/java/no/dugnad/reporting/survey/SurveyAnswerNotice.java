package no.dugnad.reporting.survey;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** That an answer was given, as its events tell it. What was answered is the municipality's own and is in no event. */
record SurveyAnswerNotice(
        UUID id,
        String surveyId,
        String municipality,
        @Nullable Sector sector,
        int year,
        int version,
        boolean withdrawn) {}
