package no.dugnad.platform.journal;

import java.util.Locale;

/**
 * A fact that has happened to one aggregate. A feature declares a sealed interface that extends this, with one record per fact, named in the past
 * tense after the aggregate: {@code CallPublished} of aggregate {@code call} goes out as type {@code no.dugnad.call.published.v1}.
 */
public interface Event {
    /** What every type begins and ends with. */
    String BEGINNING = "no.dugnad.", END = ".v1";

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
        return typeOf(aggregate, fact.getSimpleName());
    }

    /** @param fact simple name of the record */
    static String typeOf(String aggregate, String fact) {
        return BEGINNING + aggregate + "." + words(fact).replaceFirst("^" + aggregate + "-", "") + END;
    }

    /** The sealed interface is named for the aggregate: CallEvent for call, ReportFormEvent for report-form. */
    static String aggregateOf(String events) {
        return words(events.replaceAll("Event$", ""));
    }

    private static String words(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
