package no.dugnad.reporting.intake;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import no.dugnad.platform.journal.Event;
import no.dugnad.reporting.participation.ParticipationColumn;
import no.dugnad.reporting.participation.ParticipationEvent;
import no.dugnad.reporting.participation.ParticipationEvent.ParticipationReported;
import no.dugnad.reporting.participation.ParticipationEvent.ParticipationRevised;
import no.dugnad.reporting.participation.ParticipationRules;
import no.dugnad.reporting.participation.ParticipationShape;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one import in their table, and what is done with them as a set. All of it runs in the transaction of the given connection; the rules are
 * those of a participation that is reported by itself, and so is the shape of what is written and told.
 */
final class ImportRows {
    /** The import whose rows these are, with what is written of its sender. */
    record Sender(
            UUID id,
            boolean demo,
            boolean admin,
            @Nullable String consumer,
            @Nullable String supplier,
            @Nullable String traceparent) {}

    private static final String TABLE =
            "create table {rows} (row bigint not null, id uuid not null default uuidv7(), misfits text, cells text[], "
                    + String.join(" text, ", ParticipationColumn.NAMES) + " text)";

    private static final String COPY =
            "copy {rows} (row, misfits, cells, " + String.join(", ", ParticipationColumn.NAMES) + ") from stdin";

    /** What was wrong with a row before any rule was asked, in a stretch of the file. */
    private static final String MISFITS = """
            insert into participation_import_error (import_id, row, place, column_name, code, value, other)
            select ?, s.row, 0, m.column, m.code, left(m.value, 100), m.other
            from {rows} s
            cross join lateral json_to_recordset(s.misfits::json) as m ("column" text, code text, value text, other text)
            where s.row between ? and ? and s.misfits is not null
            """;

    /** Every rule over every row of a stretch. A misfit takes the place of the rules of its column, or of all where it is about the whole row. */
    private static final String CHECK = """
            insert into participation_import_error (import_id, row, place, column_name, code, value, other)
            select ?, e.row, e.place, e.column_name, e.code, left(e.value, 100), e.other
            from (%s) e
            where e.misfits is null or not exists (
              select from json_array_elements(e.misfits::json) m where coalesce(m ->> 'column', e.column_name) = e.column_name)
            """.formatted(ParticipationRules.ROW.broken(
            "(select * from {rows} s where s.row between ? and ?) s", ", s.row, s.misfits"));

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
            select s.row, p.id, p.call, p.status, p.demo, p.xmin as version
            from {rows} s
            join participation p
              on p.instrument = s.instrument and p.project = s.project and p.party_number = s.municipality and p.role = s.role
              and p.year = case when s.year ~ '^[0-9]{4}$' then s.year::int end
            """;

    /**
     * The rules of a change, and one that only a file needs: it says of all its rows at once whether they are invented, and changes that of none. It
     * is said instead of that what is invented is the administrators'; and of a row that is another's already in itself it is not said again.
     */
    private static final String CHECK_KNOWN = """
            insert into participation_import_error (import_id, row, place, column_name, code, value, other)
            select ?, e.row, e.place, e.column_name, e.code, left(e.value, 100), e.other
            from (%s) e
            where e.code <> 'demo-is-admins' and not (e.code = 'not-yours' and exists (
              select from participation_import_error said where said.import_id = ? and said.row = e.row and said.code = e.code))
            """.formatted(ParticipationRules.CHANGE
            .and(ParticipationColumn.PROJECT, "case when o.demo <> writer.demo then 'demo-differs' end")
            .broken("import_known o join {rows} s on s.row = o.row", ", s.row"));

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

    /** An event for each that was written. */
    private static final String TOLD = """
            insert into journal (aggregate, key, type, data, consumer, supplier, traceparent)
            select '%s', w.id::text, ?, %s, ?, ?, ?
            from written w
            """.formatted(ParticipationEvent.AGGREGATE, ParticipationShape.json("w"));

    /** What a row that is there can be given anew. */
    private static final List<String> REVISED = ParticipationShape.COLUMNS.stream()
            .filter(column -> !ParticipationShape.KEY.contains(column)
                    && !List.of("id", "party_kind", "demo").contains(column))
            .toList();

    /**
     * What is new in a stretch: as participations, with their events, and what they move in the cube, gathered for {@link #COUNT}. Three statements over
     * the same rows: in one, by way of what the first returns, it takes a fifth longer.
     */
    private static final List<String> WRITE_NEW = List.of(
            """
            insert into participation ({columns})
            select {columns}
            from ({good} and not exists (select from import_known k where k.row = s.row)) written
            """.replace("{columns}", String.join(", ", ParticipationShape.COLUMNS)),
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
              select g.*, k.id as known, k.version
              from good g
              join import_known k on k.row = g.row
              join participation p on p.id = k.id
              where ({there}) is distinct from ({given})
            ), written as (
              update participation p
              set ({revised}) = ({taken})
              from changed c
              where p.id = c.known and p.xmin = c.version
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
            """.replace("{there}", of("p"))
            .replace("{given}", of("g"))
            .replace("{revised}", String.join(", ", REVISED))
            .replace("{taken}", of("c"));

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

    void check(Sender sender, long from, long to, int thisYear) throws SQLException {
        for (var step : List.of(MISFITS, CHECK))
            try (var statement = connection.prepareStatement(sql(step))) {
                statement.setObject(1, id);
                statement.setLong(2, from);
                statement.setLong(3, to);
                if (step.equals(CHECK)) writer(statement, 4, sender, thisYear);
                statement.executeUpdate();
            }
    }

    private static int writer(PreparedStatement statement, int first, Sender sender, int thisYear) throws SQLException {
        return ParticipationRules.writer(statement, first, sender.admin(), sender.consumer(), sender.demo(), thisYear);
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

    /** Looks up what is there already, and checks that the sender may change it and that it may become what the rows say. */
    void checkKnown(Sender sender, int thisYear) throws SQLException {
        execute(KNOW);
        execute("create index on import_known (row)");
        execute("analyze import_known");
        try (var statement = connection.prepareStatement(sql(CHECK_KNOWN))) {
            statement.setObject(1, id);
            statement.setObject(writer(statement, 2, sender, thisYear), id);
            statement.executeUpdate();
        }
    }

    /** Rows that have errors. */
    long wrong() throws SQLException {
        return number(
                "select count(*) from (select distinct row from participation_import_error where import_id = ?) r");
    }

    /** @param header the columns of the file; null for a list in JSON */
    void keepRejected(@Nullable List<String> header) throws SQLException {
        var cells = (header == null ? ParticipationColumn.NAMES : header)
                .stream().map(column -> "coalesce(s." + column + ", '')").collect(joining(", "));
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
                if (step.contains("{told}")) told(statement, i, ParticipationReported.class, sender);
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
            told(statement, i, ParticipationRevised.class, sender);
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

    private static void told(
            PreparedStatement statement, int first, Class<? extends ParticipationEvent> fact, Sender sender)
            throws SQLException {
        statement.setString(first, Event.typeOf(ParticipationEvent.AGGREGATE, fact));
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

    /** What can be given anew, of a row with this alias. */
    private static String of(String row) {
        return REVISED.stream().map(column -> row + "." + column).collect(joining(", "));
    }

    private String sql(String text) {
        return text.replace("{rows}", table);
    }
}
