package no.dugnad.reporting.statistics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Supplier;
import javax.sql.DataSource;
import no.dugnad.platform.tables.Layout;
import no.dugnad.reporting.statistics.Answers.Kept;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Answers that still stand: for as long as nothing that a statistic rests on has changed, the same question has the same answer, and one short question to the
 * database says so. It is asked before the answer is counted, so that an answer is never given for newer than it is. The next day it is counted again, as
 * what is counted over may be today, and as it is then noted that it was asked for.
 */
@ApplicationScoped
class Standing {
    /** Two of the same edition find the same in all that the statistics read: the image's parts, the other tables (both move by themselves), and the journal. */
    private static final String EDITION = """
            select concat_ws(' ',
              (select string_agg(concat_ws(' ', schema, image, mark), ' ' order by schema, image)
               from (
                 select n.nspname as schema, r.image, bit_xor(r.mark) as mark
                 from revision r
                 join pg_namespace n on n.oid = r.schema
                 where (n.nspname, r.image) in (
                   ('read_model', 'places'), ('read_model', 'cube'), ('read_model', 'statistics'), ('public', 'statistics'))
                 group by n.nspname, r.image) kept),
              (%s))
            """.formatted(Topic.REPORT.newest());

    private record Question(
            String statistic, Over over, @Nullable Which which, Further further, LocalDate day) {}

    private record Answer(String edition, Kept kept) {}

    private final DataSource database;
    private final Clock clock;
    private final Cache<Question, Answer> answers;

    Standing(
            DataSource database,
            Clock clock,
            @ConfigProperty(name = "dugnad.statistics.standing-bytes", defaultValue = "33554432") long bytes) {
        this.database = database;
        this.clock = clock;
        this.answers = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .weigher((Question question, Answer answer) ->
                        1_000 + answer.kept().view().length)
                .build();
    }

    Kept answer(Layout layout, Over over, @Nullable Which which, Further further, Supplier<Kept> count) {
        var question = new Question(layout.id(), over, which, further, LocalDate.now(clock));
        var edition = edition();
        var before = answers.getIfPresent(question);
        if (before != null && before.edition().equals(edition)) return before.kept();
        var kept = count.get();
        answers.put(question, new Answer(edition, kept));
        return kept;
    }

    private String edition() {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(EDITION);
                var row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
