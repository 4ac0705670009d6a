package no.dugnad.platform.journal;

import java.util.Locale;

/**
 * A fact that has happened to one aggregate. A feature declares a sealed interface that extends this, with one record per fact, named in the past
 * tense after the aggregate: {@code CallPublished} of aggregate {@code call} goes out as type {@code no.dugnad.call.published.v1}.
 */
public interface Event {
    /** The aggregate, in the singular: it names the topic ({@code dugnad.<aggregate>}). */
    String aggregate();

    /** The aggregate's id: key of the Kafka message, {@code subject} of the CloudEvent. */
    String key();

    /** The whole state after the fact, as it is written to JSON. Nothing personal is ever in it. */
    Object state();

    /** The CloudEvents type. */
    default String type() {
        return typeOf(aggregate(), getClass());
    }

    static String typeOf(String aggregate, Class<?> fact) {
        var words =
                fact.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        return "no.dugnad." + aggregate + "." + words.replaceFirst("^" + aggregate + "-", "") + ".v1";
    }
}
