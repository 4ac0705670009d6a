package no.dugnad.bench;

import java.sql.Connection;
import java.sql.SQLException;

/** Participations for statistics to count, written straight into the database of reporting-service. */
final class InventedParticipations {
    /** Who takes part in what, as it is: some more often than others, most in few schemes, and each in the same ones again and again. */
    private static final String PLACES = """
            create table if not exists bench_place as
            select row_number() over () - 1 as place, number, year, instrument, role, status
            from (
              select v.number, v.year, i.id as instrument, role, status, hashtext(v.number || i.id) as inclined, hashtext(v.number || v.year || i.id || role || status) as dice
              from read_model.valid_number v
              cross join read_model.instrument i
              cross join (values ('lead'), ('partner'), ('through-partnership')) r (role)
              cross join (values ('applied'), ('awarded'), ('rejected'), ('withdrawn'), ('completed')) s (status)
              where v.kind = 'municipality' and v.year between 2013 and 2025
            ) possible
            where inclined % 4 = 0 and dice % 6 = 0
            """;

    private static final String ROWS = """
            insert into participation (id, instrument, project, party_kind, party_number, role, year, status, applied_nok, awarded_nok, demo)
            select uuidv7(), p.instrument, 'Måling ' || g, 'municipality', p.number, p.role, p.year, p.status, 100000 + g %% 900000,
                   case when p.status in ('awarded', 'completed') then 50000 + g %% 400000 end, false
            from generate_series(%d, %d) g
            join bench_place p on p.place = g %% (select count(*) from bench_place)
            """;

    private InventedParticipations() {}

    /** Adds those numbered after {@code from}, up to {@code to}. */
    static void add(Connection database, int from, int to) throws SQLException {
        Sql.execute(database, PLACES);
        Sql.execute(database, ROWS.formatted(from + 1, to));
        Sql.execute(database, "select read_model.refill('read_model')");
    }
}
