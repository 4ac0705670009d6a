package no.dugnad.faults;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.dugnad.local.Replica;
import no.dugnad.local.Service;

/**
 * What a service knows of the others is what it would know had nothing ever gone wrong: its read model is built anew from the topics, which equal the owners' journals
 * ({@link TopicsEqualJournals}), and each table of the new one is compared with the old.
 */
final class ReplicasEqualOwners implements Check {

    private static final List<Service> READERS = List.of(Service.INSTRUMENTS, Service.PARTNERSHIPS, Service.REPORTING);

    /** Tables that are no replicas, or only partly so: how far the feeds have come, what is still to be done, cells that have come down to nothing. */
    private static final Map<String, String> ONLY = Map.of(
            "feed_position", "false",
            "reform_news", "false",
            "participation_cube", "projects <> 0");

    @Override
    public String name() {
        return "what each service knows of the others is what the owners tell";
    }

    @Override
    public Finding look(Run run) throws Exception {
        var wrong = new ArrayList<String>();
        var figures = new ArrayList<String>();
        var ground = run.ground();
        var tables = new EnumMap<Service, List<String>>(Service.class);
        for (var service : READERS)
            try (var connection = ground.database(service)) {
                var there = tables(connection);
                tables.put(service, there);
                keep(connection, there);
            }
        rebuildAll(ground);
        for (var one : tables.entrySet())
            try (var connection = ground.database(one.getKey())) {
                var rows = 0L;
                for (var table : one.getValue()) rows += compare(connection, one.getKey(), table, wrong);
                figures.add("%s %d rows in %d tables"
                        .formatted(one.getKey().fullName(), rows, one.getValue().size()));
            }
        return new Finding(String.join(", ", figures), wrong);
    }

    private static void rebuildAll(Ground ground) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var rebuilds = new ArrayList<Future<?>>();
            for (var service : READERS)
                rebuilds.add(threads.submit(() -> {
                    new RebuildInBetween(new Replica(service, 1)).happen(ground);
                    return null;
                }));
            for (var rebuild : rebuilds) rebuild.get();
        }
    }

    static List<String> tables(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select tablename from pg_tables where schemaname = 'read_model' order by tablename")) {
            while (rows.next()) tables.add(rows.getString(1));
        }
        return tables;
    }

    /** As they are now. */
    static void keep(Connection connection, List<String> tables) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("drop schema if exists kept_by_faults cascade");
            statement.execute("create schema kept_by_faults");
            for (var table : tables)
                statement.execute(
                        "create table kept_by_faults.%1$s as select t::text as row from read_model.%1$s t where %2$s"
                                .formatted(table, ONLY.getOrDefault(table, "true")));
        }
    }

    /** With what was kept. @return how many rows there were */
    static long compare(Connection connection, Service service, String table, List<String> wrong) throws SQLException {
        var anew = "select t::text from read_model.%s t where %s".formatted(table, ONLY.getOrDefault(table, "true"));
        var kept = "select row from kept_by_faults." + table;
        differences(
                connection,
                kept + " except all " + anew,
                service + "." + table + ": had, and the topics do not: ",
                wrong);
        differences(
                connection,
                anew + " except all " + kept,
                service + "." + table + ": had not, and the topics do: ",
                wrong);
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from kept_by_faults." + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void differences(Connection connection, String question, String what, List<String> wrong)
            throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            while (rows.next()) {
                var row = rows.getString(1);
                wrong.add(what + (row.length() > 200 ? row.substring(0, 200) + " …" : row));
            }
        }
    }
}
