package no.dugnad.reporting.survey;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "SurveyConceptKind",
        description =
                "Sector (sektor), kind of innovation (innovasjonstype), principle that makes it one (prinsipp), origin (opphav), gain (gevinst), factor that promotes or hinders (fremmer, hemmer), or what is measured (mål).")
public enum ConceptKind {
    SECTOR,
    INNOVATION_KIND,
    PRINCIPLE,
    ORIGIN,
    GAIN,
    FACTOR,
    MEASURE
}
