package no.dugnad.reporting.participation;

import static java.util.stream.Collectors.joining;
import static no.dugnad.reporting.participation.ParticipationColumn.APPLIED_NOK;
import static no.dugnad.reporting.participation.ParticipationColumn.AWARDED_NOK;
import static no.dugnad.reporting.participation.ParticipationColumn.CALL;
import static no.dugnad.reporting.participation.ParticipationColumn.INSTRUMENT;
import static no.dugnad.reporting.participation.ParticipationColumn.MUNICIPALITY;
import static no.dugnad.reporting.participation.ParticipationColumn.PARTNERSHIP;
import static no.dugnad.reporting.participation.ParticipationColumn.PROJECT;
import static no.dugnad.reporting.participation.ParticipationColumn.ROLE;
import static no.dugnad.reporting.participation.ParticipationColumn.SOURCE;
import static no.dugnad.reporting.participation.ParticipationColumn.STATUS;
import static no.dugnad.reporting.participation.ParticipationColumn.YEAR;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.dugnad.platform.http.Words;
import org.jspecify.annotations.Nullable;

/**
 * What makes a participation right: its fields, what they name, who may write it, and whose the one is that is there already. It stands here alone, as
 * conditions in SQL: {@link ParticipationCheck} asks them of the one row of a single report, and an import of all its rows at once.
 *
 * <p>A rule is about a row {@code s} with the columns of {@link ParticipationColumn}, all text, and its {@code writer}.
 */
public final class ParticipationRules {
    /** The registry begins in this year. */
    public static final int FIRST_YEAR = 2013;

    static final int LONGEST_PROJECT = 300;
    static final int LONGEST_SOURCE = 500;

    /** So much that a million of them can be added up; a power of ten. */
    static final long MOST_NOK = 1_000_000_000_000L;

    /** Codes that say that the writer may not: of all others it is the participation that is wrong. */
    static final Set<String> FORBIDDEN = Set.of("not-yours", "demo-is-admins");

    private static final String WHO = "coalesce(writer.organisation, '-')";

    /** Of the row by itself. */
    public static final ParticipationRules ROW = new ParticipationRules(
            """
            left join read_model.instrument i on i.id = s.instrument
            left join read_model.call c on c.id = s.call
            left join read_model.partnership p on p.id = s.partnership and not p.removed
            left join read_model.valid_number n on n.number = s.municipality and n.year = case when s.year ~ '^[0-9]{4}$' then s.year::int end
            """,
            List.of(
                    new Rule(INSTRUMENT, """
                            case when s.instrument is null then 'missing-value' when i.id is null then 'unknown-instrument' end"""),
                    new Rule(INSTRUMENT, "case when i.id is not null then " + whose("writer.demo") + " end", WHO, null),
                    text(PROJECT, LONGEST_PROJECT),
                    new Rule(MUNICIPALITY, """
                            case when s.municipality is null then 'missing-value' when s.municipality !~ '^([0-9]{2}|[0-9]{4})$' then 'party-number'
                                 when s.year ~ '^[0-9]{4}$' and s.year::int between writer.first and writer.last and n.number is null
                                   then 'not-valid-that-year' end""", "s.municipality", "s.year"),
                    word(ROLE, Words.of(ParticipationRole.class)),
                    new Rule(YEAR, """
                            case when s.year is null then 'missing-value' when s.year !~ '^[0-9]{4}$' then 'year-form'
                                 when s.year::int not between writer.first and writer.last then 'year-out-of-range' end""", "s.year", "writer.first || '–' || writer.last"),
                    word(STATUS, Words.of(ParticipationStatus.class)),
                    money(APPLIED_NOK),
                    money(AWARDED_NOK),
                    new Rule(AWARDED_NOK, """
                            case when s.awarded_nok ~ '[1-9]' and s.awarded_nok !~ '^-' and s.status in (%s) then 'awarded-without-award' end""".formatted(list(Arrays.stream(ParticipationStatus.values())
                            .filter(status -> !status.hasAward())
                            .map(Words::word)
                            .toList()))),
                    new Rule(
                            PARTNERSHIP,
                            "case when s.partnership is not null and p.id is null then 'unknown-partnership' end"),
                    new Rule(CALL, """
                            case when s.call is null then null when c.id is null then 'unknown-call'
                                 when c.instrument is distinct from s.instrument then 'call-of-another-instrument' end""", "s.call", "c.instrument"),
                    text(SOURCE, LONGEST_SOURCE)));

    /** Of what becomes of the participation {@code o} that has the row's key already: its call, its status, and whether it is invented. */
    public static final ParticipationRules CHANGE = new ParticipationRules(
            """
            left join read_model.instrument i on i.id = s.instrument
            left join read_model.call c on c.id = o.call
            """,
            List.of(
                    new Rule(PROJECT, whose("o.demo"), WHO, null),
                    new Rule(
                            STATUS,
                            "case when o.status || ' ' || s.status in (%s) then 'change-of-status' end"
                                    .formatted(list(ParticipationStatus.illegalChanges())),
                            "s.status",
                            "o.status")));

    /**
     * @param code an expression that is null where the rule holds
     * @param value an expression for what stands there
     * @param other an expression for what the text of the code further needs, or null
     */
    private record Rule(
            ParticipationColumn column,
            String code,
            String value,
            @Nullable String other) {
        Rule(ParticipationColumn column, String code) {
            this(column, code, "s." + column.label(), null);
        }
    }

    private final String named;
    private final List<Rule> rules;

    private ParticipationRules(String named, List<Rule> rules) {
        this.named = named;
        this.rules = rules;
    }

    /** The same, and one that holds only where these are asked. */
    public ParticipationRules and(ParticipationColumn column, String code) {
        return new ParticipationRules(
                named,
                Stream.concat(rules.stream(), Stream.of(new Rule(column, code))).toList());
    }

    /**
     * A query that tells every rule that does not hold: {@code place} in the order of the columns, {@code column_name, code, value, other}. Its parameters
     * are those of {@code rows}, then those of {@link #writer}. Each rule is looked at once a row; only rows in which some rule does not hold are unfolded.
     *
     * @param rows from-items that give the rows {@code s}, and {@code o} where these rules know it
     * @param further columns of {@code s} to tell as well, each after a comma
     */
    public String broken(String rows, String further) {
        var numbered = IntStream.range(0, rules.size()).boxed().toList();
        var codes = numbered.stream().map(n -> "f.e" + n).collect(joining(", "));
        var looked = numbered.stream()
                .map(n -> "%s as e%d, %s as v%2$d, %s as o%2$d"
                        .formatted(
                                rules.get(n).code(),
                                n,
                                rules.get(n).value(),
                                rules.get(n).other()))
                .collect(joining(",\n    "));
        var told = numbered.stream()
                .map(n -> "(%d, '%s', f.e%d, f.v%3$d, f.o%3$d)"
                        .formatted(
                                rules.get(n).column().ordinal() + 1,
                                rules.get(n).column().label(),
                                n))
                .collect(joining(", "));
        return """
                select e.place, e.column_name, e.code, e.value, e.other%s
                from (
                  select s.*,
                    %s
                  from %s
                  cross join (values (?::boolean, ?::text, ?::boolean, ?::int, ?::int)) writer (admin, organisation, demo, first, last)
                  %s
                ) f
                cross join lateral (values %s) e (place, column_name, code, value, other)
                where num_nonnulls(%s) > 0 and e.code is not null
                """.formatted(further.replace("s.", "f."), looked, rows, named, told, codes);
    }

    /**
     * Who writes.
     *
     * @param first the place of the first parameter
     * @param organisation the caller's, or null
     * @param demo whether what is written is said to be invented for demonstration
     * @return the place after the last
     */
    public static int writer(
            PreparedStatement statement,
            int first,
            boolean admin,
            @Nullable String organisation,
            boolean demo,
            int thisYear)
            throws SQLException {
        statement.setBoolean(first, admin);
        statement.setString(first + 1, organisation);
        statement.setBoolean(first + 2, demo);
        statement.setInt(first + 3, FIRST_YEAR);
        statement.setInt(first + 4, thisYear);
        return first + 5;
    }

    /**
     * The owner's of the instrument {@code i}, and the manager's of the call {@code c} where that is a call of the instrument; what is invented is the
     * administrators'.
     */
    private static String whose(String demo) {
        return """
                case when writer.admin then null when %s then 'demo-is-admins'
                     when i.owner = writer.organisation or c.instrument = i.id and c.manager = writer.organisation then null
                     else 'not-yours' end""".formatted(demo);
    }

    /** One line, as long as JSON counts it in a single report: a character beyond the first 65,536 is two. */
    private static Rule text(ParticipationColumn column, int longest) {
        return new Rule(
                column,
                """
                case %s when length(s.%s) > %d or length(s.%2$s) > %3$d / 2
                            and length(s.%2$s) + regexp_count(s.%2$s, '[\\U00010000-\\U0010FFFF]') > %3$d then 'text-too-long'
                     when s.%2$s ~ '[\\x01-\\x1F]' then 'control-character' end""".formatted(
                                column.required() ? "when s." + column.label() + " is null then 'missing-value'" : "",
                                column.label(),
                                longest),
                "s." + column.label(),
                "'" + longest + "'");
    }

    private static Rule word(ParticipationColumn column, List<String> words) {
        return new Rule(
                column,
                "case when s.%s is null then 'missing-value' when s.%1$s not in (%s) then 'not-one-of' end"
                        .formatted(column.label(), list(words)),
                "s." + column.label(),
                "'" + String.join(", ", words) + "'");
    }

    private static Rule money(ParticipationColumn column) {
        return new Rule(
                column, """
                case when s.%s is null or s.%1$s ~ '^0*[0-9]{1,%d}$' or s.%1$s ~ '^0*%d$' then null
                     when s.%1$s ~ '^-[0-9]+$' then 'money-negative' when s.%1$s ~ '^[0-9]+$' then 'money-too-large'
                     else 'money-form' end""".formatted(column.label(), String.valueOf(MOST_NOK).length() - 1, MOST_NOK));
    }

    private static String list(List<String> words) {
        return words.stream().map(word -> "'" + word + "'").collect(joining(", "));
    }
}
