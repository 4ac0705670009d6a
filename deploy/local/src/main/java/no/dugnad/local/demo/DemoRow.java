package no.dugnad.local.demo;

import org.jspecify.annotations.Nullable;

/** A line of the file. Sums in whole kroner; null where there is none. */
record DemoRow(
        String instrument,
        String project,
        @Nullable String municipality,
        String role,
        int year,
        String status,
        @Nullable Integer appliedNok,
        @Nullable Integer awardedNok,
        String partnership,
        String call) {

    static final String HEADER =
            "instrument,project,municipality,role,year,status,applied_nok,awarded_nok,partnership,call,source";
    static final String SOURCE = "\"Demonstrasjonsdata, generert\"";

    boolean tookPart() {
        return status.equals("awarded") || status.equals("completed");
    }

    String line() {
        return String.join(
                ",",
                instrument,
                project,
                municipality,
                role,
                Integer.toString(year),
                status,
                orEmpty(appliedNok),
                orEmpty(awardedNok),
                partnership,
                call,
                SOURCE);
    }

    private static String orEmpty(@Nullable Integer sum) {
        return sum == null ? "" : sum.toString();
    }
}
