package no.dugnad.reporting.statistics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import no.dugnad.platform.http.Edition;
import no.dugnad.platform.tables.Layout;
import no.dugnad.reporting.statistics.Answers.Kept;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Answers that still stand: for as long as the edition does, the same question has the same answer, in whatever form it is asked for. The edition is asked before
 * the answer is counted, so that an answer is never given for newer than it is. The next day it is counted again, and it is then noted that it was asked for.
 */
@ApplicationScoped
class Standing {
    private record Question(
            String statistic, Over over, @Nullable Which which, Further further) {}

    private record Answer(Object edition, Kept kept) {}

    private final Edition edition;
    private final Cache<Question, Answer> answers;

    Standing(
            Edition edition,
            @ConfigProperty(name = "dugnad.statistics.standing-bytes", defaultValue = "33554432") long bytes) {
        this.edition = edition;
        this.answers = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .weigher((Question question, Answer answer) ->
                        1_000 + answer.kept().view().length)
                .build();
    }

    Kept answer(Layout layout, Over over, @Nullable Which which, Further further, Supplier<Kept> count) {
        var question = new Question(layout.id(), over, which, further);
        var now = edition.current();
        var before = answers.getIfPresent(question);
        if (before != null && before.edition().equals(now)) return before.kept();
        var kept = count.get();
        answers.put(question, new Answer(now, kept));
        return kept;
    }
}
