package no.dugnad.local;

import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** {@code deploy/journal SERVICE COMMAND}: looks at a service's journal, and does what an operator decides about it, by the functions of its database. */
public final class Journal {

    private static final String URL = "QUARKUS_DATASOURCE_JDBC_URL";
    private static final int AT_A_TIME = 5_000;

    private final Connection database;
    private final PrintStream out;

    private Journal(Connection database, PrintStream out) {
        this.database = database;
        this.out = out;
    }

    /** What the command line asks for. */
    private record Asked(Service service, String command, List<String> arguments) {

        /** @throws Trouble when it is not understood */
        static Asked parse(List<String> words) {
            String name = words.getFirst();
            Service service = Service.WITH_DATA.stream()
                    .filter(one -> name.equals(one.database()) || name.equals(one.fullName()))
                    .findFirst()
                    .orElseThrow(() -> new Trouble(
                            "No service is called %s: give municipalities, instruments, partnerships or reporting."
                                    .formatted(name)));
            Asked asked = new Asked(service, words.get(1), words.subList(2, words.size()));
            switch (asked.command) {
                case "status" -> asked.takes(0, 0, "nothing");
                case "set-aside" -> asked.takes(2, Integer.MAX_VALUE, "the sequence of an event and a reason");
                case "send-again", "drop" -> asked.takes(1, 1, "the sequence of an event");
                case "forget" -> asked.takes(1, 1, "a topic");
                case "refill" -> asked.takes(0, 1, "at most a topic");
                case "retain" -> asked.takes(1, 1, "a number of days");
                default ->
                    throw new Trouble("Unknown command %s: deploy/journal --help lists those there are."
                            .formatted(asked.command));
            }
            if (List.of("set-aside", "send-again", "drop", "retain").contains(asked.command)) {
                asked.number();
            }
            return asked;
        }

        private void takes(int least, int most, String what) {
            if (arguments.size() < least || arguments.size() > most) {
                throw new Trouble("%s takes %s.".formatted(command, what));
            }
        }

        long number() {
            String text = arguments.getFirst();
            if (!text.matches("[0-9]{1,18}")) {
                throw new Trouble("%s takes a whole number, and %s is none.".formatted(command, text));
            }
            return Long.parseLong(text);
        }
    }

    /** @param arguments the data folder of a running suite, the service, the command and what it takes */
    public static void main(String[] arguments) {
        List<String> words = List.of(arguments);
        System.exit(run(
                Path.of(words.getFirst()), words.subList(1, words.size()), System.getenv(), System.out, System.err));
    }

    /** @return 0 when it is done, 1 when it cannot be done, 2 when it is not understood */
    static int run(
            Path data, List<String> words, Map<String, String> environment, PrintStream out, PrintStream problems) {
        Asked asked;
        try {
            asked = Asked.parse(words);
        } catch (Trouble e) {
            problems.println(e.getMessage());
            return 2;
        }
        try (Connection database = connect(data, asked.service(), environment)) {
            new Journal(database, out).obey(asked);
            return 0;
        } catch (Trouble e) {
            problems.println(e.getMessage());
        } catch (SQLException e) {
            problems.println(words(e));
        }
        return 1;
    }

    private static Connection connect(Path data, Service service, Map<String, String> environment) throws SQLException {
        Properties access = new Properties();
        access.setProperty("ApplicationName", "deploy/journal");
        access.setProperty("connectTimeout", "5");
        access.setProperty("tcpKeepAlive", "true");
        String url = environment.get(URL);
        if (url == null) {
            url = "jdbc:postgresql://%s/%s"
                    .formatted(
                            Addresses.read(data)
                                    .orElseThrow(() -> new Trouble(
                                            "Dugnad is not running (or not ready yet) on %s: start it with deploy/up, or name a database by %s."
                                                    .formatted(data, URL)))
                                    .getProperty(Addresses.POSTGRES),
                            service.database());
            access.setProperty("user", service.database());
            access.setProperty("password", service.database());
        } else {
            access.setProperty("user", environment.getOrDefault("QUARKUS_DATASOURCE_USERNAME", service.database()));
            access.setProperty("password", environment.getOrDefault("QUARKUS_DATASOURCE_PASSWORD", ""));
        }
        try {
            return DriverManager.getConnection(url, access);
        } catch (SQLException e) {
            throw new Trouble("The database of %s does not answer: %s".formatted(service.database(), words(e)), e);
        }
    }

    /** What the database says to people, without where in it that was said. */
    private static String words(SQLException e) {
        var said = e instanceof PSQLException one ? one.getServerErrorMessage() : null;
        return String.valueOf(said == null ? e.getMessage() : said.getMessage());
    }

    private void obey(Asked asked) throws SQLException {
        switch (asked.command()) {
            case "status" -> status(asked.service());
            case "set-aside" -> {
                String why = String.join(
                        " ", asked.arguments().subList(1, asked.arguments().size()));
                call("select journal_put_aside(?, ?)", asked.number(), why);
                out.printf("Event %d is set aside; what came after it goes on.%n", asked.number());
            }
            case "send-again" -> {
                call("select journal_send_again(?)", asked.number());
                out.printf("Event %d is sent again.%n", asked.number());
            }
            case "drop" -> {
                call("select journal_drop(?)", asked.number());
                out.printf("Event %d is left unsent for good.%n", asked.number());
            }
            case "refill" ->
                refill(asked.arguments().isEmpty() ? null : asked.arguments().getFirst());
            case "forget" -> forget(asked.arguments().getFirst());
            case "retain" -> retain(asked.number());
            default -> throw new IllegalStateException(asked.command());
        }
    }

    private void refill(@Nullable String topic) throws SQLException {
        try (PreparedStatement statement = statement("select journal_refill(?)", topic);
                ResultSet row = statement.executeQuery()) {
            int topics = 0;
            for (; row.next(); topics++) {
                out.printf("%s is filled again.%n", row.getString(1));
            }
            if (topics == 0) {
                out.println("Nothing has been sent on any topic yet.");
            }
        }
    }

    private void forget(String topic) throws SQLException {
        try (PreparedStatement statement = statement("delete from journal_topic where topic = ?", topic)) {
            if (statement.executeUpdate() == 0) {
                throw new Trouble("Nothing of this journal has been sent on %s.".formatted(topic));
            }
        }
        out.printf("%s is not waited for any more.%n", topic);
    }

    private void retain(long days) throws SQLException {
        int archived = 0;
        for (int taken = AT_A_TIME; taken > 0; archived += taken) {
            taken = Integer.parseInt(
                    one("select archive_journal(clock_timestamp() - ? * interval '1 day', ?)", days, AT_A_TIME));
        }
        out.printf("%d events have gone to the archive.%n", archived);
    }

    private void status(Service service) throws SQLException {
        out.println(one("""
                select format('%s is in life %%s, begun %%s; its last event is %%s, and after %%s nothing has gone to the archive.', l.epoch,
                              to_char(l.began_at, 'YYYY-MM-DD HH24:MI TZ'), (select coalesce(max(sequence), 0) from journal), k.sequence)
                from journal_life l, journal_kept k
                """.formatted(service.database())));
        out.println(one("""
                select case when waiting = 0 then 'Nothing waits to be sent.'
                       else format('%s events wait to be sent, the oldest for %s seconds.', waiting, extract(epoch from clock_timestamp() - oldest)::bigint) end
                from (select count(*) as waiting, min(recorded_at) as oldest from journal where sent_at is null and set_aside_at is null) counted
                """));
        list("""
                select format('Event %s is set aside: %s of %s, %s bytes, since %s, because: %s%s', sequence, type, key, bytes,
                              to_char(set_aside_at, 'YYYY-MM-DD HH24:MI TZ'), because,
                              case when superseded then ' A newer event of the same key has been sent since: it may be dropped.' end)
                from journal_set_aside order by sequence
                """);
        list("""
                select format('%s has been sent up to %s%s', topic, coalesce(sent::text, 'nothing'),
                              case when refill_to is null then '.' else format(', and is filled again: %s of %s.', refilled, refill_to) end)
                from journal_topic order by topic
                """);
    }

    private void list(String question) throws SQLException {
        try (PreparedStatement statement = statement(question);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                out.println(row.getString(1));
            }
        }
    }

    private void call(String question, Object... values) throws SQLException {
        one(question, values);
    }

    private String one(String question, Object... values) throws SQLException {
        try (PreparedStatement statement = statement(question, values);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    private PreparedStatement statement(String question, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = database.prepareStatement(question);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
