package no.dugnad.platform.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Whether an image in memory hears of every change: of all that is read for it, by PostgreSQL's own count of what a transaction has looked at, the tables
 * whose changes move no revision ({@code keep_revision}).
 */
public final class WatchedTables {
    private static final String UNWATCHED = """
        select schemaname || '.' || relname from pg_stat_xact_user_tables
        where seq_scan + coalesce(idx_scan, 0) > 0 and relname <> 'revision' and not exists (
          select from pg_trigger join pg_proc on pg_proc.oid = tgfoid where tgrelid = relid and proname = 'revise')
        """;

    private static final Pattern CREATED = Pattern.compile("create table (?:[a-z_]+\\.)?([a-z_]+)");

    private WatchedTables() {}

    /** @param load loads an image that was not there, by the data source that it is given, in one transaction */
    public static Set<String> unwatched(DataSource database, Consumer<DataSource> load) {
        var unwatched = new TreeSet<String>();
        load.accept(proxy(DataSource.class, (method, arguments) -> {
            var connection = database.getConnection();
            // what earlier transactions of the connection have looked at is counted, and done with
            select(connection, "select pg_stat_force_next_flush()");
            return proxy(Connection.class, (of, with) -> {
                if (of.getName().equals("rollback")) unwatched.addAll(select(connection, UNWATCHED));
                return of.invoke(connection, with);
            });
        }));
        return unwatched;
    }

    /**
     * The tables of these parts' schemas that move none of them, so that an answer made of one of them may be given when it is another; less those of the
     * platform, which are its own.
     *
     * @param parts each {@code schema.image}
     */
    public static Set<String> unmoving(DataSource database, List<String> parts) throws SQLException {
        var named = array(parts);
        try (var connection = database.getConnection()) {
            return select(connection, """
                    select nspname || '.' || relname
                    from pg_class join pg_namespace n on n.oid = relnamespace
                    where relkind in ('r', 'p')
                      and relname <> all (%s)
                      and nspname in (select split_part(part, '.', 1) from unnest(%s) part)
                      and not exists (
                        select from pg_trigger join pg_proc on pg_proc.oid = tgfoid
                        where tgrelid = pg_class.oid and proname = 'revise'
                          and nspname || '.' || rtrim(encode(tgargs, 'escape'), '\\000') = any (%s))
                    """.formatted(array(platform(connection)), named, named));
        }
    }

    /** What its own migrations have made, by their scripts. */
    private static Set<String> platform(Connection connection) throws SQLException {
        var tables = new TreeSet<>(Set.of("flyway_schema_history"));
        for (var script : select(
                connection,
                "select regexp_replace(script, '.*/', '') from flyway_schema_history where version like '0.%'"))
            try (var text = WatchedTables.class.getClassLoader().getResourceAsStream("db/platform/" + script)) {
                var made = CREATED.matcher(
                        new String(Objects.requireNonNull(text, script).readAllBytes(), UTF_8));
                while (made.find()) tables.add(made.group(1));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        return tables;
    }

    private static String array(Collection<String> words) {
        return "array['" + String.join("', '", words) + "']";
    }

    private interface Call {
        Object on(java.lang.reflect.Method method, Object[] arguments) throws Exception;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                WatchedTables.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return call.on(method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private static Set<String> select(Connection connection, String sql) throws SQLException {
        var found = new TreeSet<String>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            while (row.next()) if (row.getString(1) != null) found.add(row.getString(1));
        }
        return found;
    }
}
