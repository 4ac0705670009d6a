package no.dugnad.partnerships.challenge;

import java.util.Map;
import no.dugnad.platform.read.Listing;
import org.jspecify.annotations.Nullable;

/** What {@code q=} means: words by their Norwegian stems, in bokmål and nynorsk, with quotation marks, a minus and "or" as in a search engine; or the very text as it stands, also inside a longer word. */
public final class NorwegianSearch {
    private NorwegianSearch() {}

    /** Keeps what speaks of {@code q}, in entities with {@code words} and their {@code vector}; does nothing when it is null or blank. */
    public static <T> Listing<T> in(Listing<T> listing, @Nullable String q) {
        if (q == null || q.isBlank()) return listing;
        return listing.where(
                "cast(sql('? @@ websearch_to_tsquery(''norwegian'', ?)', e.vector, :q) as boolean) = true or locate(lower(:q), lower(e.words)) > 0",
                Map.of("q", q.strip()));
    }
}
