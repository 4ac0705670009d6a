package no.dugnad.reporting.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.dugnad.platform.http.Words;
import org.jspecify.annotations.Nullable;

/** The catalogue of the barometers' concepts. */
final class SurveyConcepts {
    private static final String METHOD = "KS: Innovasjonsbarometeret 2024, metodeskriv (ks.no)";
    private static final String GAINS = "KS: Måler innovasjonstrykket (ks.no)";
    private static final String FACTORS = "KS: Hva hemmer og hva fremmer innovasjon (ks.no)";

    /** What makes something an innovation: all three. */
    private enum Principle {
        NEW_TO_US,
        USEFUL,
        PUT_TO_USE
    }

    static final List<SurveyConceptView> ALL = all();

    private SurveyConcepts() {}

    private static List<SurveyConceptView> all() {
        var all = new ArrayList<SurveyConceptView>();
        for (var sector : Sector.values()) all.add(word(ConceptKind.SECTOR, sector, null, METHOD));
        for (var kind : InnovationKind.values())
            all.add(word(ConceptKind.INNOVATION_KIND, kind, SurveyQuestion.INNOVATION, METHOD));
        for (var principle : Principle.values())
            all.add(word(ConceptKind.PRINCIPLE, principle, SurveyQuestion.INNOVATION, METHOD));
        for (var origin : Origin.values()) all.add(word(ConceptKind.ORIGIN, origin, SurveyQuestion.INNOVATION, METHOD));
        for (var gain : InnovationGain.values())
            all.add(word(ConceptKind.GAIN, gain, SurveyQuestion.INNOVATION, GAINS));
        for (var factor : Factor.values())
            all.add(defined(ConceptKind.FACTOR, factor, "survey-factor-scale", SurveyQuestion.FACTORS, FACTORS));
        Stream.of(Measure.values())
                .map(measure -> defined(ConceptKind.MEASURE, measure, definition(measure), measure.question(), null))
                .forEach(all::add);
        return List.copyOf(all);
    }

    /** Key of the text that says what the measure is a share of. */
    static String definition(Measure measure) {
        if (measure.ofInnovations()) return "survey-share-of-innovations";
        return switch (measure.question()) {
            case INNOVATION -> "survey-share-innovative";
            case FACTORS -> "survey-share-of-graded";
            case STRATEGY -> "survey-share-strategy";
        };
    }

    private static SurveyConceptView word(
            ConceptKind kind, Enum<?> constant, @Nullable SurveyQuestion question, String source) {
        return new SurveyConceptView(
                Words.word(constant), kind, SurveyTexts.name(kind, constant), null, question, source);
    }

    private static SurveyConceptView defined(
            ConceptKind kind, Enum<?> constant, String definition, SurveyQuestion question, @Nullable String source) {
        return new SurveyConceptView(
                Words.word(constant),
                kind,
                SurveyTexts.name(kind, constant),
                SurveyTexts.say(definition, Map.of()),
                question,
                source);
    }
}
