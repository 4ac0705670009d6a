package no.dugnad.reporting.survey;

import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is measured: published figures are of these, and own answers are counted by them. Each is a share: of the answers that it is of (not null), those
 * for which it is true.
 */
@Schema(
        name = "SurveyMeasure",
        description = "What is measured; `/v1/survey-concepts` has each by name, and what it is a share of.")
public enum Measure {
    INNOVATIVE(Answered::innovative),
    PROCESS_OR_ORGANISATION(
            ofLatest(latest -> has(latest, InnovationKind.PROCESS) || has(latest, InnovationKind.ORGANISATION)), true),
    SEVERAL_KINDS(ofLatest(latest -> latest.kinds().size() > 1), true),
    CORE_TASKS(ofLatest(LatestInnovation::coreTask), true),
    SERVICE(kind(InnovationKind.SERVICE), true),
    PRODUCT(kind(InnovationKind.PRODUCT), true),
    PROCESS(kind(InnovationKind.PROCESS), true),
    ORGANISATION(kind(InnovationKind.ORGANISATION), true),
    COMMUNICATION(kind(InnovationKind.COMMUNICATION), true),
    FIRST_TO_DEVELOP(origin(Origin.FIRST_TO_DEVELOP), true),
    INSPIRED_BY_OTHERS(origin(Origin.INSPIRED_BY_OTHERS), true),
    COPIED_FROM_OTHERS(origin(Origin.COPIED_FROM_OTHERS), true),
    KNOWLEDGE_SPREAD(ofLatest(LatestInnovation::knowledgeSpread), true),
    QUALITY(gain(InnovationGain.QUALITY), true),
    EFFECTIVENESS(gain(InnovationGain.EFFECTIVENESS), true),
    AVOIDED_COST(gain(InnovationGain.AVOIDED_COST), true),
    STAFF_SATISFACTION(gain(InnovationGain.STAFF_SATISFACTION), true),
    PROMOTED_BY_STAFF_INVOLVEMENT(SurveyQuestion.FACTORS, answered -> answered.promotedBy(Factor.STAFF_INVOLVEMENT)),
    PROMOTED_BY_INTERNAL_COOPERATION(
            SurveyQuestion.FACTORS, answered -> answered.promotedBy(Factor.INTERNAL_COOPERATION)),
    PROMOTED_BY_MONEY(SurveyQuestion.FACTORS, answered -> answered.promotedBy(Factor.MONEY)),
    PROMOTED_BY_POLITICAL_LEADERSHIP(
            SurveyQuestion.FACTORS, answered -> answered.promotedBy(Factor.POLITICAL_LEADERSHIP)),
    STRATEGY_OR_WORK(SurveyQuestion.STRATEGY, Answered::strategyOrWork);

    private final SurveyQuestion question;
    private final boolean ofInnovations;
    private final Function<Answered, @Nullable Boolean> holds;

    Measure(Function<Answered, @Nullable Boolean> holds) {
        this(holds, false);
    }

    Measure(Function<Answered, @Nullable Boolean> holds, boolean ofInnovations) {
        this.question = SurveyQuestion.INNOVATION;
        this.ofInnovations = ofInnovations;
        this.holds = holds;
    }

    Measure(SurveyQuestion question, Function<Answered, @Nullable Boolean> holds) {
        this.question = question;
        this.ofInnovations = false;
        this.holds = holds;
    }

    SurveyQuestion question() {
        return question;
    }

    /** Whether it is a share of those that are innovative, and not of all that answered. */
    boolean ofInnovations() {
        return ofInnovations;
    }

    /** Null: the answer is not among those that it is a share of. */
    @Nullable
    Boolean holds(Answered answered) {
        return holds.apply(answered);
    }

    private static Function<Answered, @Nullable Boolean> ofLatest(Function<LatestInnovation, @Nullable Boolean> holds) {
        return answered -> answered.innovation()
                .flatMap(latest -> Optional.ofNullable(holds.apply(latest)))
                .orElse(null);
    }

    private static Function<Answered, @Nullable Boolean> kind(InnovationKind kind) {
        return ofLatest(latest -> has(latest, kind));
    }

    private static Function<Answered, @Nullable Boolean> origin(Origin origin) {
        return ofLatest(latest -> latest.origin() == null ? null : latest.origin() == origin);
    }

    private static Function<Answered, @Nullable Boolean> gain(InnovationGain gain) {
        return ofLatest(latest -> latest.gains() == null ? null : latest.gains().contains(gain));
    }

    private static boolean has(LatestInnovation latest, InnovationKind kind) {
        return latest.kinds().contains(kind);
    }
}
