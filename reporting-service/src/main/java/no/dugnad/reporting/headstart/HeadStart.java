package no.dugnad.reporting.headstart;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.text.Text;
import no.dugnad.reporting.concept.ConceptView;
import no.dugnad.reporting.concept.Concepts;
import no.dugnad.reporting.headstart.AskedCalls.Asked;
import no.dugnad.reporting.headstart.HeadStartView.Applicant;
import no.dugnad.reporting.headstart.HeadStartView.AskedCall;
import no.dugnad.reporting.headstart.HeadStartView.Concept;
import no.dugnad.reporting.headstart.HeadStartView.Missing;
import no.dugnad.reporting.headstart.HeadStartView.Remaining;
import no.dugnad.reporting.headstart.HeadStartView.Requirement;
import no.dugnad.reporting.headstart.HeadStartView.Status;
import no.dugnad.reporting.known.Municipalities.Municipality;

/**
 * Finds what is known by the concepts that the call's requirements name, and by nothing else: a requirement that names none remains, whatever its text
 * says. A concept is first sought among the words for what Dugnad knows, then among those of reports.
 */
@ApplicationScoped
class HeadStart {
    private static final String INDICATOR = "indicator-";

    private final AskedCalls calls;
    private final Concepts concepts;
    private final KnownFacts facts;
    private final KnownWork work;
    private final EarlierAnswers earlier;

    HeadStart(AskedCalls calls, Concepts concepts, KnownFacts facts, KnownWork work, EarlierAnswers earlier) {
        this.calls = calls;
        this.concepts = concepts;
        this.facts = facts;
        this.work = work;
        this.earlier = earlier;
    }

    /** @param itself whether the municipality asks: its answers in reports are for itself alone */
    HeadStartView of(AskedCall call, Municipality municipality, boolean itself, LocalDate today) {
        var asked = calls.requirements(call.id());
        var named = asked.stream()
                .flatMap(one -> one.concepts().stream())
                .distinct()
                .toList();
        var reported = concepts.among(named);
        var once = new HashMap<String, Concept>();
        var known = new EnumMap<KnownThing, List<KnownAnswer>>(KnownThing.class);
        for (var id : named)
            once.put(id, concept(id, Optional.ofNullable(reported.get(id)), municipality, itself, today, known));
        var requirements = asked.stream().map(one -> requirement(one, once)).toList();
        return new HeadStartView(
                call,
                new Applicant(municipality.number(), municipality.name()),
                today,
                Phrases.say("head-start-definition"),
                itself,
                requirements,
                remaining(requirements));
    }

    /** @param known what has been looked up already */
    private Concept concept(
            String id,
            Optional<ConceptView> reported,
            Municipality municipality,
            boolean itself,
            LocalDate today,
            Map<KnownThing, List<KnownAnswer>> known) {
        if (id.startsWith(INDICATOR)) {
            var name = facts.nameOfIndicator(id.substring(INDICATOR.length()));
            if (name.isEmpty()) return new Concept(id, null, List.of(), Missing.UNKNOWN_CONCEPT);
            var answers = facts.indicator(municipality, id.substring(INDICATOR.length()));
            return new Concept(id, name.get(), answers, answers.isEmpty() ? Missing.NOTHING_KNOWN : null);
        }
        var thing = KnownThing.named(id);
        if (thing.isEmpty() && reported.isEmpty()) return new Concept(id, null, List.of(), Missing.UNKNOWN_CONCEPT);
        var open = Stream.of(thing, reported.flatMap(concept -> KnownThing.of(concept.filledFrom())))
                .flatMap(Optional::stream)
                .distinct()
                .flatMap(one -> known.computeIfAbsent(one, o -> look(o, municipality, today)).stream());
        var own = reported.isPresent() && itself
                ? earlier.to(reported.get(), municipality, today).stream()
                : Stream.<KnownAnswer>empty();
        var answers = Stream.concat(open, own).toList();
        return new Concept(
                id,
                reported.map(ConceptView::label).orElseGet(() -> label(id)),
                answers,
                answers.isEmpty()
                        ? reported.isPresent() && !itself ? Missing.FOR_ITSELF_ALONE : Missing.NOTHING_KNOWN
                        : null);
    }

    private List<KnownAnswer> look(KnownThing thing, Municipality municipality, LocalDate today) {
        return switch (thing) {
            case POPULATION -> facts.population(municipality);
            case INDICATORS -> facts.indicator(municipality, null);
            case PARTICIPATIONS -> work.participations(municipality.number(), today);
            case NETWORKS -> facts.networks(municipality, today);
            case ADOPTIONS -> facts.adoptions(municipality);
            case GAINS -> work.gains(municipality.number(), today);
            case PROFILE -> facts.profile(municipality);
            case EARLIER_ANSWERS -> throw new IllegalArgumentException(Words.word(thing));
        };
    }

    private static Text label(String thing) {
        return Phrases.say("head-start-thing-" + thing);
    }

    private static Requirement requirement(Asked asked, Map<String, Concept> concepts) {
        var all = asked.concepts().stream().distinct().map(concepts::get).toList();
        var missing = all.stream().filter(concept -> concept.missing() != null).count();
        var status = missing == all.size() ? Status.REMAINS : missing == 0 ? Status.KNOWN : Status.PARTLY;
        return new Requirement(asked.id(), asked.text(), asked.estimatedHours(), status, all);
    }

    private static Remaining remaining(List<Requirement> requirements) {
        var remaining = requirements.stream()
                .filter(requirement -> requirement.status() != Status.KNOWN)
                .toList();
        return new Remaining(
                remaining.size(),
                remaining.stream()
                        .map(Requirement::estimatedHours)
                        .filter(hours -> hours != null)
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                (int) remaining.stream()
                        .filter(requirement -> requirement.estimatedHours() == null)
                        .count());
    }
}
