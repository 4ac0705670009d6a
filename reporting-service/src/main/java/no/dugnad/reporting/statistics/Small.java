package no.dugnad.reporting.statistics;

/** When a denominator is so small that one municipality more or less changes the figure much. */
final class Small {
    private static final int LIMIT = 10;

    private Small() {}

    static boolean is(long denominator) {
        return denominator < LIMIT;
    }
}
