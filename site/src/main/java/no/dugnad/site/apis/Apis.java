package no.dugnad.site.apis;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import no.dugnad.site.page.Page;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads the open APIs of the services. A page asks all that it needs at once, and waits no longer than {@code dugnad.pages.patience} for any of it. */
@ApplicationScoped
public class Apis {
    private static final Logger LOG = Logger.getLogger(Apis.class);

    /** What becomes of the body of an answer. */
    private interface Reading<T> {
        T of(byte[] body) throws IOException;
    }

    private final Asked asked;
    private final ObjectMapper json;

    Apis(Asked asked, ObjectMapper json) {
        this.asked = asked;
        this.json = json.copy()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    /**
     * Asks without waiting.
     *
     * @param call path and query, as {@code /v1/matches?municipality=4633}
     * @param type a record with the fields that the page uses, the others are left alone; or {@code JsonNode}
     */
    public <T> CompletableFuture<Reply<T>> ask(Source source, String call, Class<T> type, Page page) {
        var question = new Question(source, call, page.language());
        return read(question, asked.ask(question), body -> json.readValue(body, type));
    }

    /** As {@link #ask}, for what is no JSON. */
    public CompletableFuture<Reply<String>> askText(Source source, String call, Page page) {
        var question = new Question(source, call, page.language());
        return read(question, asked.ask(question), body -> new String(body, StandardCharsets.UTF_8));
    }

    /** As {@link #ask}, for what only the reader with this token may see; and waits. */
    public <T> Reply<T> readFor(@Nullable String authorization, Source source, String call, Class<T> type, Page page) {
        var question = new Question(source, call, page.language());
        return read(question, asked.askFor(authorization, question), body -> json.readValue(body, type))
                .join();
    }

    /** As {@link #ask}, and waits. */
    public <T> Reply<T> read(Source source, String call, Class<T> type, Page page) {
        return ask(source, call, type, page).join();
    }

    private <T> CompletableFuture<Reply<T>> read(
            Question question, CompletableFuture<Answer> asking, Reading<T> reading) {
        return asking.thenApply(answer -> read(question, answer, reading)).exceptionally(e -> {
            LOG.warnf("%s did not answer: %s", question.call(), e);
            return new Reply.Missing<>(question.source());
        });
    }

    private <T> Reply<T> read(Question question, Answer answer, Reading<T> reading) {
        try {
            if (answer.status() == 200) return new Reply.Found<>(reading.of(answer.body()));
            if (answer.status() < 500 && answer.status() != 429)
                return new Reply.Refused<>(answer.status(), json.readTree(answer.body()));
            LOG.warnf("%s answered %d", question.call(), answer.status());
        } catch (IOException e) {
            LOG.warnf(e, "%s cannot be read", question.call());
        }
        return new Reply.Missing<>(question.source());
    }
}
