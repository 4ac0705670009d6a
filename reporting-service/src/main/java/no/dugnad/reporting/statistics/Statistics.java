package no.dugnad.reporting.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Set;
import no.dugnad.platform.tables.Layout;
import org.jspecify.annotations.Nullable;

/** The statistics, each asked in the same way. */
@ApplicationScoped
class Statistics {
    private static final Set<Split> ALL_SPLITS = EnumSet.allOf(Split.class);
    private static final int USUAL_WINDOW = 3;

    private final Asked asked;
    private final Participation participation;
    private final Breadth breadth;
    private final Concentration concentration;
    private final NeedGap needGap;
    private final PartnershipEffect partnershipEffect;
    private final Diffusion diffusion;
    private final Gains gains;
    private final Burden burden;
    private final HoursSaved hoursSaved;

    Statistics(
            Asked asked,
            Participation participation,
            Breadth breadth,
            Concentration concentration,
            NeedGap needGap,
            PartnershipEffect partnershipEffect,
            Diffusion diffusion,
            Gains gains,
            Burden burden,
            HoursSaved hoursSaved) {
        this.asked = asked;
        this.participation = participation;
        this.breadth = breadth;
        this.concentration = concentration;
        this.needGap = needGap;
        this.partnershipEffect = partnershipEffect;
        this.diffusion = diffusion;
        this.gains = gains;
        this.burden = burden;
        this.hoursSaved = hoursSaved;
    }

    /** By what the statistic can be divided. */
    private static Set<Split> splits(Layout layout) {
        return switch (layout.id()) {
            case "partnership-effect" -> PartnershipEffect.SPLITS;
            case "diffusion" -> Diffusion.SPLITS;
            case "gains" -> Gains.SPLITS;
            case "hours-saved" -> HoursSaved.SPLITS;
            default -> ALL_SPLITS;
        };
    }

    Object answer(Layout layout, Over over, @Nullable Which which, Further further) {
        var question = asked.question(over, which, splits(layout));
        return switch (layout.id()) {
            case "participation" -> participation.answer(question);
            case "breadth" -> breadth.answer(question);
            case "concentration" -> concentration.answer(question);
            case "need-gap" -> needGap.answer(question);
            case "partnership-effect" ->
                partnershipEffect.answer(
                        question,
                        Asked.slugs(further.partnership()),
                        further.window() == null ? USUAL_WINDOW : further.window());
            case "diffusion" ->
                diffusion.answer(question, Asked.slugs(further.solution()), Diffusion.reached(further.reached()));
            case "gains" ->
                gains.answer(
                        question, Asked.slugs(further.solution()), Asked.words("kind", GainKind.class, further.kind()));
            case "burden" -> burden.answer(question);
            case "hours-saved" -> hoursSaved.answer(question);
            default -> throw new IllegalArgumentException(layout.id());
        };
    }
}
