package no.dugnad.reporting.statistics;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.tables.Layout;
import no.dugnad.platform.tables.Rendering;

/** The statistics, each asked in the same way whoever asks: the API, or a page that shows the answer. */
@ApplicationScoped
public class Statistics {
    /** All that there are, in the order in which they are shown. */
    public static final List<Layout> ALL = Layouts.ALL;

    private static final Set<Split> ALL_SPLITS = EnumSet.allOf(Split.class);
    private static final int USUAL_WINDOW = 3;

    private final Asked asked;
    private final Answers answers;
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
            Answers answers,
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
        this.answers = answers;
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

    /**
     * An answer as the API gives it.
     *
     * @param answer its JSON, with every digit
     * @param call the address at which the API answers the same question
     */
    public record Told(Layout layout, JsonNode answer, String call) {}

    /**
     * Asks as the API is asked, and keeps the answer under its permalink as the API does.
     *
     * @param which left alone by the statistics that do not count participations
     * @throws Problem when the question cannot be answered
     */
    public Told ask(Layout layout, Over over, Which which, Further further) {
        var counted = countsParticipations(layout) ? which : null;
        return new Told(
                layout,
                Rendering.read(answers.keep(answer(layout, over, counted, further), layout)
                        .view()),
                Calls.of(layout, over, counted, further));
    }

    /** @throws java.util.NoSuchElementException when there is no such statistic */
    public static Layout layout(String statistic) {
        return Layouts.of(statistic);
    }

    /** By what the statistic can be divided. */
    public static Set<Split> splits(Layout layout) {
        return switch (layout.id()) {
            case "partnership-effect" -> PartnershipEffect.SPLITS;
            case "diffusion" -> Diffusion.SPLITS;
            case "gains" -> Gains.SPLITS;
            case "hours-saved" -> HoursSaved.SPLITS;
            default -> ALL_SPLITS;
        };
    }

    public static boolean countsParticipations(Layout layout) {
        return !Set.of("diffusion", "gains", "hours-saved").contains(layout.id());
    }

    Object answer(Layout layout, Over over, Which which, Further further) {
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
