package no.dugnad.reporting.headstart;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.dugnad.platform.text.Text;
import no.dugnad.reporting.known.Municipalities.Municipality;
import org.jspecify.annotations.Nullable;

/** What the register's events, and the participations, say of a municipality; all of it is open. */
@ApplicationScoped
class KnownFacts {
    static final int MOST = 100;

    private final Rows rows;

    KnownFacts(Rows rows) {
        this.rows = rows;
    }

    /** Its inhabitants on 1 January of the newest year. */
    List<KnownAnswer> population(Municipality municipality) {
        return indicators(municipality, "population").stream()
                .map(row -> {
                    var value = number(row);
                    return answer(
                            KnownThing.POPULATION,
                            value,
                            "persons",
                            Phrases.say(
                                    "head-start-population",
                                    language -> Map.of(
                                            "name", municipality.name(),
                                            "value", Phrases.number(language, value),
                                            "year", row.get("year", Integer.class))),
                            row,
                            "/v1/indicator-values?indicator=population&municipality=" + municipality.number(),
                            row.get("year", Integer.class) + "-01-01");
                })
                .toList();
    }

    /** @param id of the indicator; null: the newest year of each but the population */
    List<KnownAnswer> indicator(Municipality municipality, @Nullable String id) {
        return indicators(municipality, id).stream()
                .filter(row -> id != null || !row.get("id", String.class).equals("population"))
                .map(row -> {
                    var value = number(row);
                    var unit = row.get("unit", String.class);
                    var name = rows.text(row.get("name", String.class));
                    return answer(
                            KnownThing.INDICATORS,
                            value,
                            unit,
                            Phrases.say(
                                    "head-start-indicator",
                                    language -> Map.of(
                                            "indicator", name.in(language),
                                            "name", municipality.name(),
                                            "value", Phrases.number(language, value),
                                            "year", row.get("year", Integer.class))),
                            row,
                            "/v1/indicator-values?indicator=" + row.get("id", String.class) + "&municipality="
                                    + municipality.number(),
                            String.valueOf(row.get("year", Integer.class)));
                })
                .toList();
    }

    /** What the indicator is called; empty when there is none. */
    Optional<Text> nameOfIndicator(String id) {
        return rows
                .of(
                        "select cast(name as text) as name from read_model.indicator where id = :id order by year desc limit 1",
                        Map.of("id", id))
                .stream()
                .map(row -> rows.text(row.get("name", String.class)))
                .findFirst();
    }

    List<KnownAnswer> networks(Municipality municipality, LocalDate today) {
        return rows.of("""
                select p.id, cast(p.name as text) as name, p.source, m.valid_from
                from read_model.standing_member m
                join read_model.partnership p on p.id = m.partnership and not p.removed
                where m.number = :number and (m.valid_from is null or m.valid_from <= :today) and (m.valid_to is null or m.valid_to > :today)
                order by m.valid_from desc nulls last, p.id limit :most
                """, Map.of("number", municipality.number(), "today", today, "most", MOST)).stream()
                .map(row -> {
                    var name = rows.text(row.get("name", String.class));
                    var from = row.get("valid_from", LocalDate.class);
                    return answer(
                            KnownThing.NETWORKS,
                            fields("partnershipId", row.get("id"), "name", name, "from", from),
                            null,
                            Phrases.say(
                                    from == null ? "head-start-network" : "head-start-network-since",
                                    language -> Map.of(
                                            "name", municipality.name(),
                                            "network", name.in(language),
                                            "from", String.valueOf(from))),
                            row,
                            "/v1/partnerships/" + row.get("id") + "/members",
                            today.toString());
                })
                .toList();
    }

    /** How far it has come with each solution. */
    List<KnownAnswer> adoptions(Municipality municipality) {
        return rows.of("""
                select a.id, a.solution, cast(s.name as text) as name, l.state, l.since, a.source
                from read_model.standing_adoption a
                join read_model.solution s on s.id = a.solution and not s.removed
                cross join lateral (
                  select state, since from read_model.adoption_state where adoption = a.id order by place desc limit 1
                ) l
                where a.number = :number and a.ended_on is null
                order by l.since desc, a.id limit :most
                """, Map.of("number", municipality.number(), "most", MOST)).stream()
                .map(row -> {
                    var name = rows.text(row.get("name", String.class));
                    var since = row.get("since", LocalDate.class);
                    return answer(
                            KnownThing.ADOPTIONS,
                            fields(
                                    "solutionId",
                                    row.get("solution"),
                                    "name",
                                    name,
                                    "state",
                                    row.get("state"),
                                    "since",
                                    since),
                            null,
                            Phrases.say(
                                    "head-start-adoption",
                                    language -> Map.of(
                                            "solution", name.in(language),
                                            "state", Phrases.word(language, "value-reached-" + row.get("state")),
                                            "since", since)),
                            row,
                            "/v1/solutions/" + row.get("solution") + "/adoptions/" + row.get("id"),
                            since.toString());
                })
                .toList();
    }

    /** What it says of itself, statement by statement. */
    List<KnownAnswer> profile(Municipality municipality) {
        var found = rows.of(
                "select cast(profile as text) as profile from read_model.municipality where number = :number and profile is not null",
                Map.of("number", municipality.number()));
        if (found.isEmpty()) return List.of();
        var profile = rows.tree(found.getFirst().get("profile", String.class));
        var answers = new ArrayList<KnownAnswer>();
        var strategy = profile.path("innovationStrategy");
        if (strategy.isTextual())
            answers.add(stated(
                    municipality,
                    profile,
                    "innovationStrategy",
                    strategy.asText(),
                    null,
                    Phrases.say(
                            "head-start-strategy",
                            language -> Map.of(
                                    "value", Phrases.word(language, "head-start-strategy-" + strategy.asText())))));
        var staff = profile.path("staffCapacity");
        if (staff.isNumber())
            answers.add(stated(
                    municipality,
                    profile,
                    "staffCapacity",
                    staff.decimalValue(),
                    "full-time-equivalents",
                    Phrases.say(
                            "head-start-staff",
                            language -> Map.of("value", Phrases.number(language, staff.decimalValue())))));
        for (var area : profile.path("readiness").properties())
            answers.add(stated(
                    municipality,
                    profile,
                    "readiness." + area.getKey(),
                    area.getValue().decimalValue(),
                    null,
                    Phrases.say(
                            "head-start-readiness",
                            language -> Map.of(
                                    "area", Phrases.word(language, "survey-sector-" + area.getKey()),
                                    "value", area.getValue().asInt()))));
        return answers;
    }

    private static KnownAnswer stated(
            Municipality municipality,
            JsonNode profile,
            String statement,
            Object value,
            @Nullable String unit,
            Text text) {
        return new KnownAnswer(
                KnownThing.PROFILE,
                value,
                unit,
                text,
                municipality.name(),
                "/v1/municipalities/" + municipality.number() + "/profile",
                profile.path("stated").path(statement).path("on").asText(),
                false);
    }

    /** @param id null: all */
    private List<Tuple> indicators(Municipality municipality, @Nullable String id) {
        return rows.of("""
                select distinct on (v.id) v.id, v.year, v.value, cast(i.name as text) as name, i.unit, i.source
                from read_model.indicator_value v
                join read_model.indicator i on i.id = v.id and i.year = v.year
                where v.number = :number and (v.id = :id or :id = '')
                order by v.id, v.year desc
                """, Map.of("number", municipality.number(), "id", id == null ? "" : id));
    }

    private static BigDecimal number(Tuple row) {
        var value = new BigDecimal(String.valueOf(row.get("value", Double.class))).stripTrailingZeros();
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    private static KnownAnswer answer(
            KnownThing thing, Object value, @Nullable String unit, Text text, Tuple row, String address, String asOf) {
        var source = row.get("source", String.class);
        return new KnownAnswer(thing, value, unit, text, source == null ? "Dugnad" : source, address, asOf, false);
    }

    /** Names and values in turn; a value may be null. */
    static Map<String, Object> fields(Object... namesAndValues) {
        var fields = new LinkedHashMap<String, Object>();
        for (var i = 0; i < namesAndValues.length; i += 2)
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        return fields;
    }
}
