package no.dugnad.site.apis;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.RequestScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.context.ThreadContext;
import org.jspecify.annotations.Nullable;

/** What has been asked for one page, each question once. */
@RequestScoped
class Asked {
    private final Map<Question, CompletableFuture<Answer>> answers = new ConcurrentHashMap<>();
    private final Services services;
    private final ThreadContext contexts;
    private final @Nullable String reader;
    private final long until;

    Asked(
            Services services,
            ThreadContext contexts,
            CurrentVertxRequest current,
            @ConfigProperty(name = "dugnad.pages.patience") Duration patience) {
        this.until = System.nanoTime() + patience.toNanos();
        this.services = services;
        this.contexts = contexts;
        var request = current.getCurrent() == null ? null : current.getCurrent().request();
        this.reader = request == null || request.remoteAddress() == null
                ? null
                : request.remoteAddress().hostAddress();
    }

    CompletableFuture<Answer> ask(Question question) {
        // whatever is asked because of an answer is asked for this page, too
        return answers.computeIfAbsent(
                question, asked -> contexts.withContextCapture(services.ask(asked, reader, until)));
    }

    CompletableFuture<Answer> askFor(@Nullable String authorization, Question question) {
        return services.askFor(authorization, question, reader, until);
    }

    Map<Question, CompletableFuture<Answer>> answers() {
        return answers;
    }
}
