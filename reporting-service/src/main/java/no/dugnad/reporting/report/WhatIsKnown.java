package no.dugnad.reporting.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dugnad.platform.text.Messages;
import no.dugnad.platform.text.Text;
import no.dugnad.reporting.concept.FilledFrom;
import no.dugnad.reporting.participation.GrantedProjects;
import no.dugnad.reporting.participation.ParticipationView;
import no.dugnad.reporting.participation.Party;
import no.dugnad.reporting.participation.PartyKind;
import no.dugnad.reporting.schema.AnswerSchema;
import org.jspecify.annotations.Nullable;

/** What Dugnad knows of a party in a project, each with its source and day. A thing that it does not know it leaves out. */
@ApplicationScoped
public class WhatIsKnown {
    private final EntityManager entities;
    private final GrantedProjects projects;
    private final Clock clock;

    WhatIsKnown(EntityManager entities, GrantedProjects projects, Clock clock) {
        this.entities = entities;
        this.projects = projects;
        this.clock = clock;
    }

    /** By the question's key; what does not fit the question's schema is left out. */
    Map<String, Fact> facts(List<AskedQuestion> questions, Party party, List<ParticipationView> granted) {
        var facts = new TreeMap<String, Fact>();
        for (var question : questions) {
            if (question.filledFrom() == null) continue;
            var fact = fact(question.filledFrom(), party, granted);
            if (fact != null && question.answerSchema().faults(fact.value(), "").isEmpty())
                facts.put(question.key(), fact);
        }
        return facts;
    }

    /**
     * @param granted the party's participations in the project; empty when it is about no project
     * @return null when it is not known
     */
    public @Nullable Fact fact(FilledFrom from, Party party, List<ParticipationView> granted) {
        return switch (from) {
            case POPULATION -> population(party);
            case PARTNERS -> partners(party, granted);
            case APPLIED_NOK -> sum("applied-nok", ParticipationView::appliedNok, granted);
            case AWARDED_NOK -> sum("awarded-nok", ParticipationView::awardedNok, granted);
            case ADOPTIONS -> adoptions(party);
            case GAINS -> gains(party);
        };
    }

    private @Nullable Fact population(Party party) {
        var newest = rows("""
                        select year, cast(value as bigint) as value from read_model.indicator_value
                        where id = 'population' and number = :number and year <= :year order by year desc limit 1
                        """, Map.of("number", party.number(), "year", today().getYear()));
        if (newest.isEmpty()) return null;
        var year = newest.getFirst().get("year", Integer.class);
        return new Fact(
                number(newest.getFirst().get("value", Long.class)),
                said("known-population", Map.of("year", year)),
                LocalDate.of(year, 1, 1));
    }

    private @Nullable Fact partners(Party party, List<ParticipationView> granted) {
        if (granted.isEmpty()) return null;
        var others = projects
                .under(
                        granted.stream()
                                .map(ParticipationView::instrumentId)
                                .distinct()
                                .toList(),
                        granted.getFirst().project())
                .stream()
                .map(ParticipationView::party)
                .filter(other -> !other.equals(party))
                .map(Party::number)
                .distinct()
                .toList();
        if (others.isEmpty()) return null;
        var names = rows("""
                        select distinct on (number) number, name from (
                          select number, name, valid_from from read_model.municipality_version where number in :numbers
                          union all
                          select county_number, county_name, valid_from from read_model.municipality_version where county_number in :numbers) n
                        order by number, valid_from desc
                        """, Map.of("numbers", others)).stream()
                .collect(
                        Collectors.toMap(row -> row.get("number", String.class), row -> row.get("name", String.class)));
        var value = list();
        others.forEach(
                number -> value.add(names.containsKey(number) ? names.get(number) + " (" + number + ")" : number));
        return new Fact(
                value,
                said("known-partners", Map.of("project", granted.getFirst().project())),
                today());
    }

    private @Nullable Fact sum(
            String which, Function<ParticipationView, @Nullable Long> sum, List<ParticipationView> granted) {
        var told = granted.stream()
                .flatMap(one -> Stream.ofNullable(sum.apply(one)))
                .toList();
        return told.isEmpty()
                ? null
                : new Fact(
                        number(told.stream().mapToLong(Long::longValue).sum()),
                        said("known-" + which, Map.of("n", told.size())),
                        today());
    }

    private @Nullable Fact adoptions(Party party) {
        if (party.kind() != PartyKind.MUNICIPALITY) return null;
        var value = list();
        rows("""
                        select distinct on (s.id) coalesce(s.name ->> 'nb', s.name ->> 'nn') as solution, t.state
                        from read_model.standing_adoption a
                        join read_model.solution s on s.id = a.solution and not s.removed
                        join read_model.adoption_state t on t.adoption = a.id and t.since <= :today
                        where a.number = :number and a.ended_on is null
                        order by s.id, t.since desc, t.place desc
                        """, Map.of("number", party.number(), "today", today()))
                .forEach(row -> value.addObject()
                        .put("solution", row.get("solution", String.class))
                        .put("state", row.get("state", String.class)));
        return value.isEmpty() ? null : new Fact(AnswerSchema.kept(value), said("known-adoptions", Map.of()), today());
    }

    private @Nullable Fact gains(Party party) {
        if (party.kind() != PartyKind.MUNICIPALITY) return null;
        var value = list();
        rows("""
                        select kind, unit, cast(sum(amount) as double precision) as amount from read_model.standing_gain
                        where number = :number and phase = 'realised' group by kind, unit order by kind, unit
                        """, Map.of("number", party.number()))
                .forEach(row -> value.addObject()
                        .put("kind", row.get("kind", String.class))
                        .put("unit", row.get("unit", String.class))
                        .put("amount", row.get("amount", Double.class)));
        return value.isEmpty() ? null : new Fact(AnswerSchema.kept(value), said("known-gains", Map.of()), today());
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> rows(String sql, Map<String, ?> parameters) {
        var query = entities.createNativeQuery(sql, Tuple.class);
        parameters.forEach(query::setParameter);
        return query.getResultList();
    }

    private static Text said(String key, Map<String, ?> arguments) {
        return Text.of(
                Messages.text("nb", key, arguments),
                Messages.text("nn", key, arguments),
                Messages.text("en", key, arguments));
    }

    private static JsonNode number(long value) {
        return AnswerSchema.kept(JsonNodeFactory.instance.numberNode(value));
    }

    private static ArrayNode list() {
        return JsonNodeFactory.instance.arrayNode();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
