package no.dugnad.reporting.participation;

import static java.util.stream.Collectors.joining;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.identity.Caller;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Holds one participation to {@link ParticipationRules}. */
@ApplicationScoped
class ParticipationCheck {
    private static final String THIS = ParticipationColumn.NAMES.stream()
            .map(column -> "?::text as " + column)
            .collect(joining(", ", "(select ", ") s"));

    private static final String NEW = ParticipationRules.ROW.broken(THIS, "");

    private static final String CHANGED = ParticipationRules.CHANGE.broken(
            "(select ?::text as call, ?::text as status, ?::boolean as demo) o cross join " + THIS, "");

    /** What does not hold. */
    private record Broken(ParticipationColumn column, String code, Map<String, String> told) {
        Fault fault() {
            return Fault.at(column.pointer(), code, told);
        }
    }

    private final EntityManager entities;
    private final Caller caller;
    private final Clock clock;

    ParticipationCheck(EntityManager entities, Caller caller, Clock clock) {
        this.entities = entities;
        this.caller = caller;
        this.clock = clock;
    }

    /** @throws Problem 403 when it is another's */
    void mayChange(Participation there) {
        refuse(asked(CHANGED, there.request(), there));
    }

    /** @throws Problem 400 with every rule that it breaks, 403 when it would be another's */
    void right(ParticipationRequest request) {
        right(request, null);
    }

    /**
     * @param there the one that it changes, or null
     * @throws Problem 400 with every rule that it breaks, 403 when it would be another's, 409 when that cannot become this
     */
    void right(ParticipationRequest request, @Nullable Participation there) {
        var broken = asked(NEW, request, null);
        var party = request.party();
        if (!party.kind().has(party.number())) {
            broken.removeIf(b -> b.column() == ParticipationColumn.MUNICIPALITY);
            broken.add(new Broken(ParticipationColumn.MUNICIPALITY, "party-number", told(party.number(), null)));
        }
        if (there != null) broken.addAll(asked(CHANGED, request, there));
        refuse(broken);
    }

    private List<Broken> asked(String rules, ParticipationRequest request, @Nullable Participation there) {
        return entities.unwrap(Session.class).doReturningWork(connection -> asked(connection, rules, request, there));
    }

    private List<Broken> asked(
            Connection connection, String rules, ParticipationRequest request, @Nullable Participation there)
            throws SQLException {
        try (var statement = connection.prepareStatement(rules)) {
            var next = there == null ? 1 : there(statement, there);
            for (var column : ParticipationColumn.values()) statement.setString(next++, column.in(request));
            ParticipationRules.writer(
                    statement,
                    next,
                    caller.isAdmin(),
                    caller.organisation().orElse(null),
                    Boolean.TRUE.equals(request.demo()),
                    Year.now(clock).getValue());
            var broken = new ArrayList<Broken>();
            try (var row = statement.executeQuery()) {
                while (row.next())
                    broken.add(new Broken(
                            ParticipationColumn.values()[row.getInt("place") - 1],
                            // a number has the form of a year in any case
                            row.getString("code").replace("year-form", "year-out-of-range"),
                            told(row.getString("value"), row.getString("other"))));
            }
            return broken;
        }
    }

    private static int there(PreparedStatement statement, Participation there) throws SQLException {
        statement.setString(1, there.call());
        statement.setString(2, Words.word(there.status()));
        statement.setBoolean(3, there.demo());
        return 4;
    }

    private static Map<String, String> told(String value, @Nullable String other) {
        return Map.of("value", value == null ? "" : value, "other", other == null ? "" : other);
    }

    /** What is wrong in itself first, then whose it is, then that it does not go with what is there. */
    private static void refuse(List<Broken> broken) {
        var wrong = broken.stream()
                .filter(b -> !b.code().equals("change-of-status") && !ParticipationRules.FORBIDDEN.contains(b.code()))
                .map(Broken::fault)
                .toList();
        if (!wrong.isEmpty()) throw Problem.invalid(wrong);
        for (var b : broken)
            if (ParticipationRules.FORBIDDEN.contains(b.code()))
                throw Problem.forbidden(
                        b.code(), Map.of("organisation", b.told().get("value")));
        for (var b : broken) throw Problem.conflict(b.code(), b.told(), b.fault());
    }
}
