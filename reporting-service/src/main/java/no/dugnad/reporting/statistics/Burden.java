package no.dugnad.reporting.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import no.dugnad.platform.http.Words;
import no.dugnad.reporting.participation.ParticipationRole;
import no.dugnad.reporting.participation.ParticipationStatus;
import no.dugnad.reporting.statistics.About.AsOf;
import no.dugnad.reporting.statistics.BurdenAnswer.Row;
import org.jspecify.annotations.Nullable;

/**
 * Hours by kroner:
 *
 * <pre>(Σ applications × hours to apply + Σ grants × hours to report) / Σ kroner granted</pre>
 *
 * over the instruments whose calls say how many hours it takes. All applications cost their hours, those that were rejected too, and the lead alone bears
 * them; only grants are reported on. The hours are the mean of the instrument's calls of that year, or of all its calls where there is none that year.
 */
@ApplicationScoped
class Burden {
    private static final String BY_SIZE = "population-band";
    private static final double MILLION = 1_000_000;

    private record Hours(double application, double reporting, boolean demo) {}

    /** @param year null for a call without a date */
    private record CallHours(
            String instrument, @Nullable Integer year, double application, double reporting, boolean demo) {}

    private final ReadModel readModel;

    Burden(ReadModel readModel) {
        this.readModel = readModel;
    }

    BurdenAnswer answer(Question question) {
        var grouped = question.grouping() == null ? question.grouped(BY_SIZE) : question;
        return readModel.read(moment -> answer(moment, moment.frame(grouped)));
    }

    private static BurdenAnswer answer(Moment moment, Frame frame) {
        var hours = hours(moment, frame.question());
        var granted = moment.cells(frame, Split.INSTRUMENT, Split.YEAR, Split.ROLE);
        var all = moment.cells(
                frame.asking(frame.question().withStatuses(List.of(ParticipationStatus.values()))),
                Split.INSTRUMENT,
                Split.YEAR,
                Split.ROLE);
        var grantedBy = new HashMap<Keys, Stratum>();
        Strata.withTotal(frame, granted.cells()).forEach(stratum -> grantedBy.put(stratum.keys(), stratum));
        var rows = Strata.withTotal(frame, all.cells()).stream()
                .map(stratum -> row(stratum, grantedBy.get(stratum.keys()), hours))
                .toList();
        var sentences = new Sentences(frame);
        return new BurdenAnswer(
                rows,
                About.of(
                        "burden",
                        frame,
                        sentences
                                .say("definition-burden", Map.of("statuses", sentences.statuses()))
                                .counted()
                                .places()
                                .assignedSums()
                                .demo()
                                .text(),
                        new Sentences(frame).say("denominator-burden").text(),
                        new Sentences(frame).say("caution-burden").text(),
                        new AsOf(moment.positions(
                                Topic.BOUNDARIES, Topic.CALL, Topic.GROUPING, Topic.INSTRUMENT, Topic.PARTICIPATION)),
                        all.demo(frame)
                                || all.cells().stream()
                                        .filter(cell -> frame.members().containsKey(cell.number()))
                                        .flatMap(cell -> of(cell, hours).stream())
                                        .anyMatch(Hours::demo),
                        all.divided(),
                        About.labels(moment, frame)));
    }

    private static Row row(Stratum all, @Nullable Stratum granted, Map<String, Map<Integer, Hours>> hours) {
        ToDoubleFunction<Cell> applications =
                cell -> Words.word(ParticipationRole.LEAD).equals(cell.keys().get(Split.ROLE)) ? cell.projects() : 0;
        var applicationHours = sum(
                all,
                cell -> of(cell, hours)
                        .map(of -> applications.applyAsDouble(cell) * of.application())
                        .orElse(0.0));
        var reportingHours = sum(
                granted,
                cell -> of(cell, hours)
                        .map(of -> applications.applyAsDouble(cell) * of.reporting())
                        .orElse(0.0));
        var coveredNok = sum(granted, cell -> covered(cell, hours) ? cell.awardedNok() : 0);
        var perKrone = coveredNok > 0 ? (applicationHours + reportingHours) / coveredNok : null;
        return new Row(
                all.keys(),
                all.members().size(),
                sum(all, applications),
                sum(all, cell -> covered(cell, hours) ? applications.applyAsDouble(cell) : 0),
                sum(granted, cell -> covered(cell, hours) ? applications.applyAsDouble(cell) : 0),
                applicationHours,
                reportingHours,
                sum(granted, Cell::awardedNok),
                coveredNok,
                perKrone,
                perKrone == null ? null : perKrone * MILLION,
                Small.is(all.members().size()));
    }

    private static double sum(@Nullable Stratum stratum, ToDoubleFunction<Cell> value) {
        return stratum == null
                ? 0
                : stratum.cells().values().stream()
                        .flatMap(List::stream)
                        .mapToDouble(value)
                        .sum();
    }

    private static boolean covered(Cell cell, Map<String, Map<Integer, Hours>> hours) {
        return of(cell, hours).isPresent();
    }

    /** Empty when the instrument's calls do not say. */
    private static Optional<Hours> of(Cell cell, Map<String, Map<Integer, Hours>> hours) {
        var years = hours.get((String) cell.keys().get(Split.INSTRUMENT));
        if (years == null) return Optional.empty();
        return Optional.ofNullable(years.get((Integer) cell.keys().get(Split.YEAR)))
                .or(() -> Optional.ofNullable(years.get(null)));
    }

    /** By instrument and year; under the year null for all its calls together. */
    private static Map<String, Map<Integer, Hours>> hours(Moment moment, Question question) {
        var calls = moment.rows(
                """
                select instrument, year, application_hours, coalesce(reporting_hours, 0) as reporting_hours, demo
                from read_model.call_hours
                where application_hours is not null and (? or not demo)
                order by call
                """,
                row -> new CallHours(
                        row.getString("instrument"),
                        row.getObject("year", Integer.class),
                        row.getDouble("application_hours"),
                        row.getDouble("reporting_hours"),
                        row.getBoolean("demo")),
                question.demo() == DemoChoice.INCLUDE);
        var byInstrument = new HashMap<String, Map<Integer, Hours>>();
        for (var call : calls) {
            var ofInstrument = byInstrument.computeIfAbsent(call.instrument(), i -> new HashMap<>());
            for (var year : Arrays.asList(call.year(), null))
                ofInstrument.computeIfAbsent(
                        year,
                        y -> mean(calls.stream()
                                .filter(c ->
                                        c.instrument().equals(call.instrument()) && (y == null || y.equals(c.year())))
                                .toList()));
        }
        return byInstrument;
    }

    private static Hours mean(List<CallHours> calls) {
        return new Hours(
                calls.stream().mapToDouble(CallHours::application).average().orElseThrow(),
                calls.stream().mapToDouble(CallHours::reporting).average().orElseThrow(),
                calls.stream().anyMatch(CallHours::demo));
    }
}
