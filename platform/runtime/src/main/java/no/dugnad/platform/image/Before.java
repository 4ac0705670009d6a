package no.dugnad.platform.image;

import java.util.function.Predicate;

/** What was kept of an image until now. */
public final class Before<T> {
    private final T image;
    private final Predicate<String> still;

    Before(T image, Predicate<String> still) {
        this.image = image;
        this.still = still;
    }

    /** Whether what belongs to this part is as it was, so that it can be taken from {@link #image}. */
    public boolean still(String part) {
        return still.test(part);
    }

    public T image() {
        return image;
    }
}
