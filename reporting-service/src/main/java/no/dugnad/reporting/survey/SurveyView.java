package no.dugnad.reporting.survey;

import java.util.List;
import no.dugnad.platform.text.Text;
import no.dugnad.reporting.survey.SurveyRequest.Asker;
import no.dugnad.reporting.survey.SurveyRequest.FieldPeriod;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A survey as readers see it, and as its events carry it. */
@Schema(description = "A survey of innovation (innovasjonsbarometer), and what was published of it.")
public record SurveyView(
        @Schema(required = true) String id,
        @Schema(required = true) Text name,

        @Schema(required = true, description = "The edition.")
        int year,

        @Schema(required = true, description = "Who asked.") Asker asker,

        @Schema(required = true, nullable = true, description = "Who did the fieldwork.") @Nullable
        String fieldworkBy,

        @Schema(required = true, nullable = true, description = "When it was asked; null when it is not known.")
        @Nullable
        FieldPeriod fieldPeriod,

        @Schema(required = true, description = "The population asked (hvem som ble spurt).")
        Text population,

        @Schema(required = true, nullable = true, description = "How many were asked; null when it is not known.")
        @Nullable
        Integer asked,

        @Schema(required = true, nullable = true, description = "How many answered; null when it is not known.")
        @Nullable
        Integer answers,

        @Schema(
                required = true,
                nullable = true,
                description = "The share that answered, in per cent, as it was published.")
        @Nullable
        Integer responsePercent,

        @Schema(required = true, description = "How it was asked and weighted, as far as it is known.")
        Text method,

        @Schema(required = true, description = "Sectors whose units were asked; none when it was not units that were.")
        List<Sector> sectors,

        @Schema(required = true) List<SurveyQuestion> questions,
        @Schema(required = true) List<Figure> figures,

        @Schema(required = true, nullable = true, description = "Why there are no figures, where there are none.")
        @Nullable
        Text figuresNote,

        @Schema(required = true, description = "Where this is from.")
        String source,

        @Schema(required = true, description = "Year of what the source says.")
        int asOf) {}
