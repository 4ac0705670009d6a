package no.dugnad.reporting.headstart;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import no.dugnad.reporting.concept.ConceptView;
import no.dugnad.reporting.known.Municipalities.Municipality;
import no.dugnad.reporting.known.Translations.Place;
import org.jspecify.annotations.Nullable;

/** What a municipality has answered in reports that it has submitted. They are for itself alone. */
@ApplicationScoped
class EarlierAnswers {
    private static final int LONGEST = 2_000;

    private final Rows rows;
    private final Predecessors predecessors;

    EarlierAnswers(Rows rows, Predecessors predecessors) {
        this.rows = rows;
        this.predecessors = predecessors;
    }

    /** Its own answers, the newest first; what Dugnad filled in is not among them. */
    List<KnownAnswer> to(ConceptView concept, Municipality municipality, LocalDate today) {
        var numbers = predecessors.places(municipality.number(), today).stream()
                .map(Place::number)
                .collect(Collectors.toSet());
        numbers.add(municipality.number());
        return rows.of("""
                        select id, project, demo, cast(coalesce(corrected_at, submitted_at) at time zone 'Europe/Oslo' as date) as told_on,
                               cast(body -> 'answers' -> :concept -> 'value' as text) as value
                        from report
                        where party_kind = 'municipality' and party_number in :numbers and submitted_at is not null
                          and body -> 'answers' -> :concept -> 'value' is not null
                        order by coalesce(corrected_at, submitted_at) desc, id limit :most
                        """, Map.of("concept", concept.id(), "numbers", numbers, "most", KnownFacts.MOST)).stream()
                .map(row -> answer(concept, municipality, row))
                .toList();
    }

    private KnownAnswer answer(ConceptView concept, Municipality municipality, Tuple row) {
        var value = rows.tree(row.get("value", String.class));
        return new KnownAnswer(
                KnownThing.EARLIER_ANSWERS,
                value,
                concept.unit(),
                Phrases.say(
                        "head-start-earlier-answer",
                        language -> Map.of(
                                "label", concept.label().in(language),
                                "value", shortened(written(language, value)),
                                "unit", value.isNumber() && concept.unit() != null ? " " + unit(language, concept) : "",
                                "project", row.get("project"))),
                municipality.name() + ": " + row.get("project"),
                "/v1/reports/" + row.get("id"),
                row.get("told_on", LocalDate.class).toString(),
                row.get("demo", Boolean.class));
    }

    /** For reading; the plain value is whole. */
    private static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    private static String written(String language, JsonNode value) {
        if (value.isNumber()) return Phrases.number(language, value.decimalValue());
        if (value.isBoolean()) return Phrases.word(language, value.booleanValue() ? "head-start-yes" : "head-start-no");
        if (value.isArray())
            return StreamSupport.stream(value.spliterator(), false)
                    .map(one -> written(language, one))
                    .collect(Collectors.joining(", "));
        return value.isTextual() ? value.asText() : value.toString();
    }

    /** A unit that has no name here is written as it is. */
    private static @Nullable String unit(String language, ConceptView concept) {
        var key = "value-unit-" + concept.unit();
        var name = Phrases.word(language, key);
        return name.equals(key) ? concept.unit() : name;
    }
}
