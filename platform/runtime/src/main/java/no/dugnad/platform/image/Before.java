package no.dugnad.platform.image;

import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What was kept of an image until now. */
public final class Before<T> {
    private final @Nullable T image;
    private final Predicate<String> still;

    Before(@Nullable T image, Predicate<String> still) {
        this.image = image;
        this.still = still;
    }

    /** Whether what belongs to this part is as it was, so that it can be taken from {@link #image}. */
    public boolean still(String part) {
        return still.test(part);
    }

    /** @throws NullPointerException before anything was kept, when no part is still as it was */
    public T image() {
        return Objects.requireNonNull(image);
    }
}
