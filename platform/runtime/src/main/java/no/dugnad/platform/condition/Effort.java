package no.dugnad.platform.condition;

import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import no.dugnad.platform.http.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What one request may spend on conditions, all its evaluations together. Beyond it the request is refused, with the condition that cost most; and when whoever
 * asked has gone, nothing more is done. What is evaluated outside of {@link #of} (a job) is not counted.
 */
public final class Effort {
    /** In operations, as {@link Cost} counts them: some seconds of one processor. */
    public static final long MOST = 20_000_000;

    private static final long BETWEEN_LOOKS = 50_000;
    private static final ThreadLocal<@Nullable Effort> CURRENT = new ThreadLocal<>();

    private final BooleanSupplier gone;
    private final long most;
    private long spent;
    private long look = BETWEEN_LOOKS;
    private long dearestCost;
    private String dearest = "";

    private Effort(BooleanSupplier gone, long most) {
        this.gone = gone;
        this.most = most;
    }

    /** Does the work for a request, within what it may cost. @throws Problem 422 when that is not enough */
    public static <T> T of(HttpServerRequest request, Supplier<T> work) {
        return of(() -> request.response().closed(), MOST, work);
    }

    static <T> T of(BooleanSupplier gone, long most, Supplier<T> work) {
        CURRENT.set(new Effort(gone, most));
        try {
            return work.get();
        } finally {
            CURRENT.remove();
        }
    }

    /** One evaluation of a condition. */
    static void spend(Condition condition) {
        var effort = CURRENT.get();
        if (effort != null) effort.add(condition);
    }

    private void add(Condition condition) {
        spent += condition.cost();
        if (condition.cost() > dearestCost) {
            dearestCost = condition.cost();
            dearest = condition.expression();
        }
        if (spent > most)
            throw Problem.unprocessable("conditions-too-dear", Map.of("most", most, "expression", shortened(dearest)));
        if (spent < look) return;
        look = spent + BETWEEN_LOOKS;
        if (gone.getAsBoolean()) throw Problem.of(503, "caller-gone", Map.of());
    }

    private static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }
}
