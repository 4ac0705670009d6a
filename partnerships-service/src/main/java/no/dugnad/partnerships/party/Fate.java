package no.dugnad.partnerships.party;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of a municipality or county, by the registry: whether it ends, when, and who follows it. */
public sealed interface Fate {
    /** No end of it is known; or it is a party that the registry has nothing to do with. */
    record GoesOn() implements Fate {}

    /** It is followed by these from this day on. */
    record IsFollowed(LocalDate on, List<Successor> by) implements Fate {}

    /** The registry has not told enough: nothing can be concluded. */
    record NotTold() implements Fate {}

    /** @param weight how much of it goes there, 0 to 1; those of one that ends make 1 */
    record Successor(String number, @Nullable String name, double weight) {}
}
