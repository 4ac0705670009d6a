package no.dugnad.reporting.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.text.BrokenRule;
import no.dugnad.reporting.statistics.About.AsOf;
import no.dugnad.reporting.statistics.DiffusionAnswer.Row;
import org.jspecify.annotations.Nullable;

/**
 * Adopters of a solution by the end of each year, cumulative, as in E. M. Rogers (2003): Diffusion of Innovations, 5th ed., ch. 7. A municipality is an
 * adopter from the first day on which it, or one that it was made of, had reached the state asked for; it is a current one until it retires the solution.
 */
@ApplicationScoped
class Diffusion {
    static final Set<Split> SPLITS = EnumSet.of(Split.YEAR, Split.COUNTY);

    /** @param until first day on which it no longer holds, or null */
    private record Period(LocalDate from, @Nullable LocalDate until) {
        boolean holds(LocalDate day) {
            return !from.isAfter(day) && (until == null || until.isAfter(day));
        }
    }

    private final ReadModel readModel;

    Diffusion(ReadModel readModel) {
        this.readModel = readModel;
    }

    /** @param solutions none: all that somebody has begun with */
    DiffusionAnswer answer(Question question, List<String> solutions, AdoptionState reached) {
        return readModel.read(moment -> answer(moment, moment.frame(question), solutions, reached));
    }

    private static DiffusionAnswer answer(Moment moment, Frame frame, List<String> solutions, AdoptionState reached) {
        var names = Solutions.known(moment, solutions);
        var divided = new long[1];
        var years = new TreeSet<Integer>();
        var adopters = new TreeMap<String, Map<String, List<Period>>>();
        var successors = moment.successors(frame);
        for (var adoption : adoptions(moment, solutions).values()) {
            adopters.computeIfAbsent(adoption.solution(), s -> new HashMap<>());
            adoption.states().values().forEach(day -> years.add(day.getYear()));
            var period = adoption.period(reached);
            if (period == null) continue;
            if (successors.divided(adoption.number(), period.from())) divided[0]++;
            for (var target : successors.of(adoption.number(), period.from()))
                adopters.get(adoption.solution())
                        .computeIfAbsent(target.number(), n -> new ArrayList<>())
                        .add(period);
        }
        solutions.forEach(solution -> adopters.computeIfAbsent(solution, s -> Map.of()));
        var told = years(frame.question(), years);
        var strata = Strata.of(Solutions.byPlace(frame), List.of());
        Rows.check((long) adopters.size() * strata.size() * told.size());
        var rows = new ArrayList<Row>();
        for (var solution : adopters.entrySet())
            for (var stratum : strata)
                for (var year : told) rows.add(row(stratum, solution.getKey(), year, solution.getValue()));
        var labels = About.labels(moment, frame);
        labels.put("solution", names);
        var sentences = new Sentences(frame);
        return new DiffusionAnswer(
                rows,
                About.of(
                                "diffusion",
                                frame,
                                sentences
                                        .say(
                                                "definition-diffusion",
                                                Map.of(
                                                        "solutions",
                                                        Solutions.named(solutions, names),
                                                        "reached",
                                                        Sentences.phrase("value-reached-" + Words.word(reached))))
                                        .places()
                                        .assigned()
                                        .say("definition-adopter-merged")
                                        .say("definition-interval")
                                        .text(),
                                Sentences.municipalities(frame),
                                new Sentences(frame).say("caution-diffusion").text(),
                                new AsOf(moment.positions(
                                        Topic.ADOPTION, Topic.BOUNDARIES, Topic.GROUPING, Topic.SOLUTION)),
                                false,
                                divided[0],
                                labels)
                        .asked(About.Parameters.of(frame.question()).adopting(solutions, reached)));
    }

    /** Those asked for; else from the first to the last in which something is told. */
    private static List<Integer> years(Question question, TreeSet<Integer> told) {
        if (told.isEmpty() && (question.from() == null || question.to() == null)) return List.of();
        var last = question.to() == null ? (int) told.last() : question.to();
        var first = question.from() == null ? (int) told.first() : question.from();
        return IntStream.rangeClosed(first, last).boxed().toList();
    }

    /** @param states the first day of each */
    private record Adoption(
            String solution, String number, @Nullable LocalDate endedOn, Map<AdoptionState, LocalDate> states) {
        @Nullable
        Period period(AdoptionState reached) {
            LocalDate from = null;
            for (var state : states.entrySet())
                if (state.getKey().compareTo(reached) >= 0
                        && state.getKey() != AdoptionState.RETIRED
                        && (from == null || state.getValue().isBefore(from))) from = state.getValue();
            if (from == null) return null;
            var retired = states.get(AdoptionState.RETIRED);
            var until = retired == null || endedOn != null && endedOn.isBefore(retired) ? endedOn : retired;
            return new Period(from, until);
        }
    }

    private static Map<String, Adoption> adoptions(Moment moment, List<String> solutions) {
        var adoptions = new LinkedHashMap<String, Adoption>();
        moment.rows(
                """
                select a.id, a.solution, a.number, a.ended_on, s.state, s.since
                from read_model.standing_adoption a
                join read_model.adoption_state s on s.adoption = a.id
                join read_model.solution o on o.id = a.solution and not o.removed
                where a.number is not null and (? or a.solution = any (?))
                order by a.id, s.place
                """,
                row -> {
                    var adoption = adoptions.get(row.getString("id"));
                    if (adoption == null) {
                        adoption = new Adoption(
                                row.getString("solution"),
                                row.getString("number"),
                                row.getObject("ended_on", LocalDate.class),
                                new HashMap<>());
                        adoptions.put(row.getString("id"), adoption);
                    }
                    var state = state(row.getString("state"));
                    if (state != null)
                        adoption.states()
                                .merge(state, row.getObject("since", LocalDate.class), (a, b) -> a.isBefore(b) ? a : b);
                    return adoption;
                },
                solutions.isEmpty(),
                solutions);
        return adoptions;
    }

    /** Null for a state that is not known here yet. */
    private static @Nullable AdoptionState state(String word) {
        try {
            return Words.parse(AdoptionState.class, word);
        } catch (BrokenRule e) {
            return null;
        }
    }

    private static Row row(Stratum stratum, String solution, int year, Map<String, List<Period>> adopters) {
        var end = LocalDate.of(year, 12, 31);
        var before = end.minusYears(1);
        long adopted = 0;
        long earlier = 0;
        long current = 0;
        for (var member : stratum.members()) {
            var periods = adopters.getOrDefault(member.number(), List.of());
            if (periods.stream().anyMatch(p -> !p.from().isAfter(end))) adopted++;
            if (periods.stream().anyMatch(p -> !p.from().isAfter(before))) earlier++;
            if (periods.stream().anyMatch(p -> p.holds(end))) current++;
        }
        var n = stratum.members().size();
        var interval = n == 0 ? null : Proportions.wilson(adopted, n);
        return new Row(
                stratum.keys().in(year),
                solution,
                n,
                adopted,
                n == 0 ? null : (double) adopted / n,
                interval == null ? null : interval.low(),
                interval == null ? null : interval.high(),
                adopted - earlier,
                current,
                Small.is(n));
    }

    /** @throws Problem when a word is not known */
    static AdoptionState reached(@Nullable String word) {
        try {
            return word == null ? AdoptionState.IN_USE : Words.parse(AdoptionState.class, word);
        } catch (BrokenRule e) {
            throw Problem.invalid(Fault.in("reached", e.code(), e.arguments()));
        }
    }
}
