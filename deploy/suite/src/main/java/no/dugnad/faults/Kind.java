package no.dugnad.faults;

import java.util.function.UnaryOperator;
import no.dugnad.local.Service;
import org.jspecify.annotations.Nullable;

/**
 * A kind of write. Each write has a mark of its own, such as {@code gains-000017x}, by which it is found again.
 *
 * @param profile whose token it is written with
 * @param body of a mark
 * @param things how many things one write makes
 * @param table select that gives each mark and how many things carry it; null where a thing carries only the mark of the last write
 * @param journal select that gives each mark and how many events carry it
 */
record Kind(
        String name,
        Service service,
        String profile,
        String path,
        String type,
        Marks marks,
        UnaryOperator<String> body,
        int things,
        @Nullable String table,
        String journal) {

    private static final int ROWS_OF_AN_IMPORT = 100;

    /** How marks are written, and found again in text by PostgreSQL. */
    record Marks(String format, String pattern) {
        static Marks of(String name) {
            return new Marks(name + "-%06dx", name + "-[0-9]{6}x");
        }
    }

    String mark(int number) {
        return marks.format().formatted(number);
    }

    static Kind calls() {
        return inBodies("calls", Service.INSTRUMENTS, "scheme-owner:999601391", "/v1/calls", """
                {"instrumentId":"klimasats","title":{"nb":"Prøve %s"},"opensAt":"2024-01-01T08:00:00+01:00","closesAt":"2035-02-15T23:59:59+01:00"}""", "call", "call");
    }

    static Kind challenges() {
        return inBodies(
                "challenges",
                Service.PARTNERSHIPS,
                "network:971032146",
                "/v1/challenges",
                """
                {"name":{"nb":"Prøve %s"},"owner":{"organisationNumber":"971032146"}}""",
                "challenge",
                "challenge");
    }

    /** The ledger of gains: a line that stands twice cannot be taken away. */
    static Kind gains() {
        var marks = Marks.of("gains");
        return new Kind(
                "gains",
                Service.PARTNERSHIPS,
                "municipality:5006",
                "/v1/gains",
                "application/json",
                marks,
                """
                {"solutionId":"videoledet-trening-hjemme","party":{"kind":"municipality","number":"5006"},"year":2025,"kind":"time-saved","phase":"realised",
                 "amount":1,"bearer":{"level":"municipality","sector":"social"},"receiver":{"level":"citizens"},"note":"%s"}"""::formatted,
                1,
                count("note", "gain", marks),
                inJournal("gain", marks));
    }

    static Kind participations() {
        var marks = Marks.of("participations");
        return new Kind(
                "participations",
                Service.REPORTING,
                "scheme-owner:999601391",
                "/v1/participations",
                "application/json",
                marks,
                """
                {"instrumentId":"klimasats","project":"%s","party":{"kind":"municipality","number":"4601"},"role":"lead","year":2021,"status":"awarded",
                 "appliedNok":500000,"awardedNok":400000}"""::formatted,
                1,
                count("project", "participation", marks),
                inJournal("participation", marks));
    }

    static Kind imports() {
        var marks = Marks.of("imports");
        return new Kind(
                "imports",
                Service.REPORTING,
                "scheme-owner:999601391",
                "/v1/participation-imports",
                "text/csv",
                marks,
                Kind::file,
                ROWS_OF_AN_IMPORT,
                count("project", "participation", marks),
                inJournal("participation", marks));
    }

    /** Values of one indicator, always of the same municipality and year: the mark is the value, and each write takes the place of the one before. */
    static Kind values() {
        var marks = new Marks("7%05d.5", "7[0-9]{5}[.]5");
        return new Kind(
                "values",
                Service.MUNICIPALITIES,
                "registrar",
                "/v1/indicators/" + INDICATOR + "/values",
                "text/csv",
                marks,
                "number,year,value\n0301,2024,%s\n"::formatted,
                1,
                null,
                "select (regexp_match(data::text, '%1$s'))[1], count(*) from journal where aggregate = 'indicator' and key like '%2$s%%' and data::text ~ '%1$s' group by 1"
                        .formatted(marks.pattern(), INDICATOR));
    }

    static final String INDICATOR = "faults";

    private static Kind inBodies(
            String name, Service service, String profile, String path, String body, String table, String aggregate) {
        var marks = Marks.of(name);
        return new Kind(
                name,
                service,
                profile,
                path,
                "application/json",
                marks,
                body::formatted,
                1,
                count("body::text", table, marks),
                inJournal(aggregate, marks));
    }

    private static String count(String column, String table, Marks marks) {
        return "select (regexp_match(%1$s, '%3$s'))[1], count(*) from %2$s where %1$s ~ '%3$s' group by 1"
                .formatted(column, table, marks.pattern());
    }

    private static String inJournal(String aggregate, Marks marks) {
        return count("data::text", "journal", marks).replace(" where ", " where aggregate = '" + aggregate + "' and ");
    }

    private static String file(String mark) {
        var rows = new StringBuilder("instrument,project,municipality,role,year,status,applied_nok,awarded_nok\n");
        for (var i = 0; i < ROWS_OF_AN_IMPORT; i++)
            rows.append("klimasats,%s %d,4601,lead,2022,awarded,500000,400000\n".formatted(mark, i));
        return rows.toString();
    }
}
