package no.dugnad.instruments.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import no.dugnad.platform.read.Listing;
import org.jspecify.annotations.Nullable;

/**
 * What {@code q=} means, for an entity that has its text in {@code words} and the text's vector in {@code vector}. The conditions are written with PostgreSQL's
 * own operators, so that it uses the indexes: the vector's for words by their stems and synonyms, the trigrams' for parts of words and for words nearly right.
 * A function that did all of it would hide them from the planner.
 */
@ApplicationScoped
public class Search {
    private static final String DISTANCE =
            "cast(sql('search_distance(?, ?, cast(? as tsquery), ?)', e.vector, e.words, :query, :q) as integer)";

    private static final int MOST_WORDS = 8;

    private final EntityManager entities;

    Search(EntityManager entities) {
        this.entities = entities;
    }

    /** Keeps what speaks of {@code q}, and lets the list be sorted by {@code relevance}; does nothing when it is null or blank. */
    public <T> Listing<T> in(Listing<T> listing, @Nullable String q) {
        if (q == null || q.isBlank()) return listing;
        var words = words(q);
        var texts = new ArrayList<>(List.of(q));
        texts.addAll(words);
        var queries = queries(texts);
        var values = new HashMap<String, Object>();
        values.put("query", queries.getFirst());
        values.put("q", q);
        var ways = new ArrayList<String>();
        for (var i = 0; i < words.size(); i++) {
            values.put("part" + i, "%" + words.get(i).replaceAll("([\\\\%_])", "\\\\$1") + "%");
            values.put("word" + i, words.get(i));
            values.put("query" + i, queries.get(i + 1));
            ways.add("(%s or %s or %s)"
                    .formatted(
                            holds("? ilike ?", "e.words, :part" + i),
                            holds("? <<% ?", ":word" + i + ", e.words"),
                            holds("? @@ cast(? as tsquery)", "e.vector, :query" + i)));
        }
        var exactly = holds("? @@ cast(? as tsquery)", "e.vector, :query");
        var nearly = ways.isEmpty() ? "" : " or (" + String.join(" and ", ways) + ")";
        // q itself is not in the condition, but in the order by relevance: a value that is bound must stand somewhere
        return listing.where("(" + exactly + nearly + ") and cast(:q as string) is not null", values)
                .sortable("relevance", DISTANCE);
    }

    private static String holds(String operation, String operands) {
        return "cast(sql('" + operation + "', " + operands + ") as boolean) = true";
    }

    /**
     * The longer words, each of which is to stand in the text as a part of a word, or nearly so, where the whole is not found. None for a search with
     * quotation marks or a minus, which says exactly what it wants.
     */
    private static List<String> words(String q) {
        if (q.matches(".*\".*|(.*\\s)?-.*")) return List.of();
        var words = Arrays.stream(q.strip().toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> word.length() > 2)
                .toList();
        return words.size() > MOST_WORDS ? List.of() : words;
    }

    /** Each text as the database's own search, with synonyms: once here, and not again at each row. */
    @SuppressWarnings("unchecked")
    private List<String> queries(List<String> texts) {
        return entities.createNativeQuery("""
                        select cast(search_query(text) as text) from unnest(string_to_array(:texts, chr(10))) with ordinality as asked(text, place)
                        order by place
                        """)
                .setParameter("texts", String.join("\n", texts))
                .getResultList();
    }
}
