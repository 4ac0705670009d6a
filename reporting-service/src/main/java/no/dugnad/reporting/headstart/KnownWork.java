package no.dugnad.reporting.headstart;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.dugnad.platform.text.Messages;
import no.dugnad.platform.text.Text;
import no.dugnad.reporting.known.Translations.Place;

/** What a municipality has taken part in and gained, also under the numbers that it had before; all of it is open. */
@ApplicationScoped
class KnownWork {
    private final Rows rows;
    private final Predecessors predecessors;

    KnownWork(Rows rows, Predecessors predecessors) {
        this.rows = rows;
        this.predecessors = predecessors;
    }

    List<KnownAnswer> participations(String number, LocalDate today) {
        return of(number, today, """
                select p.id, p.instrument, cast(i.name as text) as name, p.project, p.party_number as number, p.role, p.year, p.status,
                       p.applied_nok, p.awarded_nok, p.source, p.demo
                from participation p
                left join read_model.instrument i on i.id = p.instrument
                where p.party_kind = 'municipality' and p.party_number in :numbers
                order by p.year desc, p.id desc
                """, this::participation);
    }

    /** Line by line, as the ledger has them. */
    List<KnownAnswer> gains(String number, LocalDate today) {
        return of(number, today, """
                select g.id, g.solution, cast(s.name as text) as name, g.number, g.year, g.kind, g.phase, g.amount, g.unit, g.source
                from read_model.standing_gain g
                join read_model.solution s on s.id = g.solution and not s.removed
                where g.number in :numbers
                order by g.year desc, g.id desc
                """, this::gain);
    }

    private KnownAnswer participation(Tuple row) {
        var instrument = row.get("name") == null
                ? Text.nb(row.get("instrument", String.class))
                : rows.text(row.get("name", String.class));
        var applied = row.get("applied_nok", Long.class);
        var awarded = row.get("awarded_nok", Long.class);
        return new KnownAnswer(
                KnownThing.PARTICIPATIONS,
                KnownFacts.fields(
                        "instrumentId", row.get("instrument"),
                        "project", row.get("project"),
                        "number", row.get("number"),
                        "role", row.get("role"),
                        "year", row.get("year"),
                        "status", row.get("status"),
                        "appliedNok", applied,
                        "awardedNok", awarded),
                null,
                Phrases.say(
                        "head-start-participation",
                        language -> Map.of(
                                "project", row.get("project"),
                                "instrument", instrument.in(language),
                                "year", row.get("year"),
                                "role", Phrases.word(language, "value-role-" + row.get("role")),
                                "status", Phrases.word(language, "status-" + row.get("status")),
                                "sums", sums(language, applied, awarded))),
                row.get("source") == null ? "Dugnad" : row.get("source", String.class),
                "/v1/participations/" + row.get("id"),
                String.valueOf(row.get("year")),
                row.get("demo", Boolean.class));
    }

    private static String sums(String language, Long applied, Long awarded) {
        var sums = new StringBuilder();
        if (applied != null) sums.append(sum(language, "head-start-applied", applied));
        if (awarded != null) sums.append(sum(language, "head-start-awarded", awarded));
        return sums.toString();
    }

    private static String sum(String language, String key, long nok) {
        return " " + Messages.text(language, key, Map.of("nok", Phrases.number(language, BigDecimal.valueOf(nok))));
    }

    private KnownAnswer gain(Tuple row) {
        var solution = rows.text(row.get("name", String.class));
        var amount = row.get("amount", BigDecimal.class);
        return new KnownAnswer(
                KnownThing.GAINS,
                KnownFacts.fields(
                        "solutionId", row.get("solution"),
                        "name", solution,
                        "year", row.get("year"),
                        "kind", row.get("kind"),
                        "phase", row.get("phase"),
                        "amount", amount),
                row.get("unit", String.class),
                Phrases.say(
                        "head-start-gain",
                        language -> Map.of(
                                "solution", solution.in(language),
                                "year", row.get("year"),
                                "kind", Phrases.word(language, "value-kind-" + row.get("kind")),
                                "phase", Phrases.word(language, "head-start-phase-" + row.get("phase")),
                                "amount", Phrases.number(language, amount),
                                "unit", Phrases.word(language, "value-unit-" + row.get("unit")))),
                row.get("source") == null ? "Dugnad" : row.get("source", String.class),
                "/v1/gains/" + row.get("id"),
                String.valueOf(row.get("year")),
                false);
    }

    /** The newest of what is of this municipality, or of one that it has followed: of a divided one the largest successor has. */
    private List<KnownAnswer> of(String number, LocalDate today, String sql, Function<Tuple, KnownAnswer> answer) {
        var places = predecessors.places(number, today);
        if (places.isEmpty()) return List.of();
        var numbers = places.stream().map(Place::number).collect(Collectors.toSet());
        return rows.of(sql, Map.of("numbers", numbers)).stream()
                .filter(row ->
                        places.contains(new Place(row.get("year", Integer.class), row.get("number", String.class))))
                .limit(KnownFacts.MOST)
                .map(answer)
                .toList();
    }
}
