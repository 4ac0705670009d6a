package no.dugnad.reporting.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import no.dugnad.reporting.participation.ParticipationStatus;

/**
 * The rows of one import in their table, and what is done with them as a set. All of it runs in the transaction of the given connection; the rules are
 * those of a participation that is reported by itself.
 */
final class ImportRows {
    /** The import whose rows these are, with what is written of its sender. */
    record Sender(UUID id, boolean demo, boolean admin, String consumer, String supplier, String traceparent) {}

    private static final String TABLE = """
            create table {rows} (
              row bigint not null, id uuid not null default uuidv7(), misfits text, cells text[], instrument text, project text, municipality text,
              role text, year text, status text, applied_nok text, awarded_nok text, partnership text, call text, source text
            )
            """;

    private static final String COPY = """
            copy {rows} (row, misfits, cells, instrument, project, municipality, role, year, status, applied_nok, awarded_nok, partnership, call, source)
            from stdin
            """;

    /**
     * Every rule over every row of a stretch of the file. The inner query has one column a rule, null where it holds; only rows in which some rule does
     * not hold are unfolded. A misfit takes the place of the rules of its column, or of all where it is about the whole row.
     */
    private static final String CHECK = """
            insert into participation_import_error (import_id, row, place, column_name, code, value, other)
            select ?, f.row, e.place, e.column_name, e.code, left(e.value, 100), e.other
            from (
              select s.*,
                     case when s.instrument is null then 'missing-value' when i.id is null then 'unknown-instrument' end as e1,
                     case when i.id is not null and not sender.admin and i.owner is distinct from sender.consumer
                               and not (c.instrument = s.instrument and c.manager = sender.consumer) is true then 'not-yours' end as e2,
                     case when s.project is null then 'missing-value' when length(s.project) > 300 then 'text-too-long'
                          when s.project ~ '[\\x01-\\x1F]' then 'control-character' end as e3,
                     case when s.municipality is null then 'missing-value' when s.municipality !~ '^([0-9]{2}|[0-9]{4})$' then 'party-number'
                          when s.year ~ '^[0-9]{4}$' and s.year::int between sender.first and sender.last and n.number is null
                            then 'not-valid-that-year' end as e4,
                     case when s.role is null then 'missing-value' when s.role not in ('lead', 'partner', 'through-partnership') then 'not-one-of' end as e5,
                     case when s.year is null then 'missing-value' when s.year !~ '^[0-9]{4}$' then 'year-form'
                          when s.year::int not between sender.first and sender.last then 'year-out-of-range' end as e6,
                     case when s.status is null then 'missing-value'
                          when s.status not in ('applied', 'awarded', 'rejected', 'withdrawn', 'completed') then 'not-one-of' end as e7,
                     case when s.applied_nok is null or s.applied_nok ~ '^0*[0-9]{1,12}$' or s.applied_nok ~ '^0*1000000000000$' then null
                          when s.applied_nok ~ '^-[0-9]+$' then 'money-negative' when s.applied_nok ~ '^[0-9]+$' then 'money-too-large'
                          else 'money-form' end as e8,
                     case when s.awarded_nok is null or s.awarded_nok ~ '^0*[0-9]{1,12}$' or s.awarded_nok ~ '^0*1000000000000$' then null
                          when s.awarded_nok ~ '^-[0-9]+$' then 'money-negative' when s.awarded_nok ~ '^[0-9]+$' then 'money-too-large'
                          else 'money-form' end as e9,
                     case when s.awarded_nok ~ '[1-9]' and s.awarded_nok !~ '^-' and s.status in ('applied', 'rejected', 'withdrawn')
                          then 'awarded-without-award' end as e10,
                     case when s.partnership is not null and p.id is null then 'unknown-partnership' end as e11,
                     case when s.call is null then null when c.id is null then 'unknown-call'
                          when c.instrument is distinct from s.instrument then 'call-of-another-instrument' end as e12,
                     case when length(s.source) > 500 then 'text-too-long' when s.source ~ '[\\x01-\\x1F]' then 'control-character' end as e13,
                     c.instrument as call_instrument, sender.consumer, sender.first, sender.last
              from {rows} s
              cross join (values (?::boolean, ?::text, ?::int, ?::int)) sender (admin, consumer, first, last)
              left join read_model.instrument i on i.id = s.instrument
              left join read_model.call c on c.id = s.call
              left join read_model.partnership p on p.id = s.partnership and not p.removed
              left join read_model.valid_number n on n.number = s.municipality and n.year = case when s.year ~ '^[0-9]{4}$' then s.year::int end
              where s.row between ? and ?
            ) f
            cross join lateral (
              select 0, m.column, m.code, m.value, m.other from json_to_recordset(f.misfits::json) as m ("column" text, code text, value text, other text)
              union all
              select v.* from (values
                (1, 'instrument', f.e1, f.instrument, null),
                (2, 'instrument', f.e2, coalesce(f.consumer, '-'), null),
                (3, 'project', f.e3, f.project, case f.e3 when 'text-too-long' then '300' end),
                (4, 'municipality', f.e4, f.municipality, f.year),
                (5, 'role', f.e5, f.role, 'lead, partner, through-partnership'),
                (6, 'year', f.e6, f.year, f.first || '–' || f.last),
                (7, 'status', f.e7, f.status, 'applied, awarded, rejected, withdrawn, completed'),
                (8, 'applied_nok', f.e8, f.applied_nok, null),
                (9, 'awarded_nok', f.e9, f.awarded_nok, null),
                (10, 'awarded_nok', f.e10, f.awarded_nok, null),
                (11, 'partnership', f.e11, f.partnership, null),
                (12, 'call', f.e12, f.call, f.call_instrument),
                (13, 'source', f.e13, f.source, '500')
              ) v (place, column_name, code, value, other)
              where v.code is not null and (f.misfits is null or not exists (
                select from json_array_elements(f.misfits::json) m where coalesce(m ->> 'column', v.column_name) = v.column_name))
            ) e (place, column_name, code, value, other)
            where num_nonnulls(f.misfits, f.e1, f.e2, f.e3, f.e4, f.e5, f.e6, f.e7, f.e8, f.e9, f.e10, f.e11, f.e12, f.e13) > 0
            """;

    private static final String ANY_ALIKE = """
            select exists (
              select from {rows} where misfits is null
              group by hashtextextended(concat_ws(chr(1), instrument, project, municipality, role, year), 0) having count(*) > 1)
            """;

    private static final String DUPLICATES = """
            insert into participation_import_error (import_id, row, place, column_name, code, value, other)
            select ?, s.row, 20, 'project', 'duplicate-row', left(s.project, 100), first.row::text
            from (select instrument, project, municipality, role, year, min(row) as row from {rows} where misfits is null
                  group by instrument, project, municipality, role, year having count(*) > 1) first
            join {rows} s using (instrument, project, municipality, role, year)
            where s.row > first.row and s.misfits is null
            """;

    /** The participations that are there already for some row, by the key. One pass over the register, whatever the number of stretches. */
    private static final String KNOW = """
            create temporary table import_known on commit drop as
            select s.row, p.id, p.demo, p.status
            from {rows} s
            join participation p
              on p.instrument = s.instrument and p.project = s.project and p.party_number = s.municipality and p.role = s.role
              and p.year = case when s.year ~ '^[0-9]{4}$' then s.year::int end
            """;

    private static final String CHECK_KNOWN = """
            insert into participation_import_error (import_id, row, place, column_name, code, value, other)
            select ?, k.row, e.place, e.column_name, e.code, left(e.value, 100), e.other
            from import_known k
            join {rows} s on s.row = k.row
            cross join lateral (values
              (3, 'project', case when k.demo <> ? then 'demo-differs' end, s.project, null),
              (7, 'status', case when k.status || ' ' || s.status = any (?) then 'change-of-status' end, s.status, k.status)
            ) e (place, column_name, code, value, other)
            where e.code is not null
            """;

    private static final String KEEP_REJECTED = """
            insert into participation_import_rejected (import_id, row, cells)
            select ?, s.row, coalesce(s.cells, array[{cells}])
            from {rows} s
            where s.row in (select row from participation_import_error where import_id = ?)
            """;

    private static final String GOOD = """
            select s.id, s.instrument, s.project, case length(s.municipality) when 4 then 'municipality' else 'county' end as party_kind,
                   s.municipality as party_number, s.role, s.year::int as year, s.status, s.applied_nok::bigint as applied_nok,
                   s.awarded_nok::bigint as awarded_nok, s.partnership, s.call, s.source, s.row, {demo} as demo
            from {rows} s
            where s.row between ? and ?
            """;

    private static final String NOT_REJECTED =
            " and not exists (select from participation_import_error e where e.import_id = ? and e.row = s.row)";

    /** An event for each that was written. The JSON has the fields of {@code ParticipationView}, in its order. */
    private static final String TOLD = """
            insert into journal (aggregate, key, type, data, consumer, supplier, traceparent)
            select 'participation', w.id::text, ?,
                   (select row_to_json(v) from (select w.id as "id", w.instrument as "instrumentId", w.call as "callId", w.project as "project",
                      (select row_to_json(k) from (select w.party_kind as kind, w.party_number as number) k) as "party", w.role as "role", w.partnership as "partnershipId",
                      w.year as "year", w.status as "status", w.applied_nok as "appliedNok", w.awarded_nok as "awardedNok", w.source as "source",
                      w.demo as "demo") v),
                   ?, ?, ?
            from written w
            """;

    /**
     * What is new in a stretch: as participations, with their events, and what they move in the cube, gathered for {@link #COUNT}. Three statements over
     * the same rows: in one, by way of what the first returns, it takes a fifth longer.
     */
    private static final List<String> WRITE_NEW = List.of(
            """
            insert into participation (id, instrument, project, party_kind, party_number, role, year, status, applied_nok, awarded_nok, partnership,
                                       call, source, demo)
            select id, instrument, project, party_kind, party_number, role, year, status, applied_nok, awarded_nok, partnership, call, source, demo
            from ({good} and not exists (select from import_known k where k.row = s.row)) written
            """,
            "with written as not materialized ({good} and not exists (select from import_known k where k.row = s.row)) {told}",
            """
            insert into import_cube
            select year, party_kind, party_number, instrument, role, status, demo, count(*), coalesce(sum(applied_nok), 0), coalesce(sum(awarded_nok), 0)
            from ({good} and not exists (select from import_known k where k.row = s.row)) written
            group by year, party_kind, party_number, instrument, role, status, demo
            """);

    /** Likewise what is changed. Those that have been changed or removed by others since they were looked up are not found any more. */
    private static final String WRITE_CHANGED = """
            with good as ({good}), changed as materialized (
              select g.*, k.id as known, k.status as known_status
              from good g
              join import_known k on k.row = g.row
              join participation p on p.id = k.id
              where (p.status, p.applied_nok, p.awarded_nok, p.partnership, p.call, p.source)
                is distinct from (g.status, g.applied_nok, g.awarded_nok, g.partnership, g.call, g.source)
            ), written as (
              update participation p
              set status = c.status, applied_nok = c.applied_nok, awarded_nok = c.awarded_nok, partnership = c.partnership, call = c.call,
                  source = c.source
              from changed c
              where p.id = c.known and p.status = c.known_status
              returning old.status as old_status, old.applied_nok as old_applied, old.awarded_nok as old_awarded, new.*
            ), told as ({told}), moved as (
              insert into import_cube
              select year, party_kind, party_number, instrument, role, status, demo, sum(projects), sum(applied), sum(awarded)
              from (select year, party_kind, party_number, instrument, role, status, demo, 1 as projects, coalesce(applied_nok, 0) as applied,
                           coalesce(awarded_nok, 0) as awarded from written
                    union all
                    select year, party_kind, party_number, instrument, role, old_status, demo, -1, -coalesce(old_applied, 0),
                           -coalesce(old_awarded, 0) from written) change
              group by year, party_kind, party_number, instrument, role, status, demo
            )
            select (select count(*) from changed), (select count(*) from written)
            """;

    /** Ordered, so that two writers of the cube never wait for each other; last of all, so that the cells are not held for long. */
    private static final String COUNT = """
            insert into read_model.participation_cube as cube
              (year, party_kind, party_number, instrument, role, status, demo, projects, applied_nok, awarded_nok)
            select year, party_kind, party_number, instrument, role, status, demo, sum(projects), sum(applied_nok), sum(awarded_nok)
            from import_cube
            group by year, party_kind, party_number, instrument, role, status, demo
            order by year, party_number collate "C", instrument collate "C", role collate "C", status collate "C", demo
            on conflict (year, party_number, instrument, role, status, demo) do update
            set projects = cube.projects + excluded.projects, applied_nok = cube.applied_nok + excluded.applied_nok,
                awarded_nok = cube.awarded_nok + excluded.awarded_nok
            """;

    private final Connection connection;
    private final UUID id;
    private final String table;

    ImportRows(Connection connection, UUID id) {
        this.connection = connection;
        this.id = id;
        this.table = "intake.rows_" + id.toString().replace("-", "");
    }

    void create() throws SQLException {
        execute(TABLE);
    }

    String copyCommand() {
        return sql(COPY);
    }

    /** The rows are in: lets the planner know how many, and find stretches of the file without reading it all. */
    void ready() throws SQLException {
        execute("create index on {rows} using brin (row) with (pages_per_range = 16)");
        execute("analyze {rows}");
    }

    void drop() throws SQLException {
        execute("drop table {rows}");
    }

    /** The last line of the file that has a row. */
    long lastLine() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql("select max(row) from {rows}"))) {
            row.next();
            return row.getLong(1);
        }
    }

    void check(Sender sender, long from, long to, int firstYear, int lastYear) throws SQLException {
        try (var statement = connection.prepareStatement(sql(CHECK))) {
            statement.setObject(1, id);
            statement.setBoolean(2, sender.admin());
            statement.setString(3, sender.consumer());
            statement.setInt(4, firstYear);
            statement.setInt(5, lastYear);
            statement.setLong(6, from);
            statement.setLong(7, to);
            statement.executeUpdate();
        }
    }

    void checkDuplicates() throws SQLException {
        if (!anyAlike()) return;
        try (var statement = connection.prepareStatement(sql(DUPLICATES))) {
            statement.setObject(1, id);
            statement.executeUpdate();
        }
    }

    /** Whether two rows may have the same key: by its hash, which is half the work of finding out for sure. */
    private boolean anyAlike() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql(ANY_ALIKE))) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** Looks up what is there already, and checks that it may become what the rows say. */
    void checkKnown(Sender sender) throws SQLException {
        execute(KNOW);
        execute("create index on import_known (row)");
        execute("analyze import_known");
        try (var statement = connection.prepareStatement(sql(CHECK_KNOWN))) {
            statement.setObject(1, id);
            statement.setBoolean(2, sender.demo());
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "text", ParticipationStatus.illegalChanges().toArray()));
            statement.executeUpdate();
        }
    }

    /** Rows that have errors. */
    long wrong() throws SQLException {
        return number(
                "select count(*) from (select distinct row from participation_import_error where import_id = ?) r");
    }

    /** @param header the columns of the file; null for a list in JSON */
    void keepRejected(List<String> header) throws SQLException {
        var cells = (header == null ? ImportColumn.NAMES : header)
                .stream().map(column -> "coalesce(s." + column + ", '')").collect(Collectors.joining(", "));
        try (var statement = connection.prepareStatement(sql(KEEP_REJECTED).replace("{cells}", cells))) {
            statement.setObject(1, id);
            statement.setObject(2, id);
            statement.executeUpdate();
        }
    }

    void beginWriting() throws SQLException {
        execute("analyze participation_import_error");
        execute("create temporary table import_cube (like read_model.participation_cube) on commit drop");
    }

    /** Whether any row is of a participation that is there already. */
    boolean anyKnown() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select exists (select from import_known)")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** @return how many of a stretch are new, and written */
    long writeNew(Sender sender, long from, long to, boolean anyWrong) throws SQLException {
        var written = 0L;
        for (var step : WRITE_NEW)
            try (var statement = connection.prepareStatement(written(step, sender, anyWrong))) {
                var i = stretch(statement, from, to, anyWrong);
                if (step.contains("{told}")) told(statement, i, "no.dugnad.participation.reported.v1", sender);
                written = Math.max(written, statement.executeLargeUpdate());
            }
        return written;
    }

    /**
     * @return how many of a stretch are changed, and written
     * @throws SQLException when somebody else has changed or removed one of them meanwhile: the import begins again
     */
    long writeChanged(Sender sender, long from, long to, boolean anyWrong) throws SQLException {
        try (var statement = connection.prepareStatement(written(WRITE_CHANGED, sender, anyWrong))) {
            var i = stretch(statement, from, to, anyWrong);
            told(statement, i, "no.dugnad.participation.revised.v1", sender);
            try (var row = statement.executeQuery()) {
                row.next();
                if (row.getLong(1) != row.getLong(2))
                    throw new SQLException("%d participations changed while they were being imported"
                            .formatted(row.getLong(1) - row.getLong(2)));
                return row.getLong(2);
            }
        }
    }

    private String written(String text, Sender sender, boolean anyWrong) {
        return sql(text.replace("{good}", anyWrong ? GOOD + NOT_REJECTED : GOOD)
                .replace("{told}", TOLD)
                .replace("{demo}", String.valueOf(sender.demo())));
    }

    private int stretch(PreparedStatement statement, long from, long to, boolean anyWrong) throws SQLException {
        statement.setLong(1, from);
        statement.setLong(2, to);
        if (anyWrong) statement.setObject(3, id);
        return anyWrong ? 4 : 3;
    }

    private static void told(PreparedStatement statement, int first, String type, Sender sender) throws SQLException {
        statement.setString(first, type);
        statement.setString(first + 1, sender.consumer());
        statement.setString(first + 2, sender.supplier());
        statement.setString(first + 3, sender.traceparent());
    }

    void count() throws SQLException {
        execute(COUNT);
        execute("analyze read_model.participation_cube");
    }

    private long number(String text) throws SQLException {
        try (var statement = connection.prepareStatement(text)) {
            statement.setObject(1, id);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private void execute(String text) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql(text));
        }
    }

    private String sql(String text) {
        return text.replace("{rows}", table);
    }
}
