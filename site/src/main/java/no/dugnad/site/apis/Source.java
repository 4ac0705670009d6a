package no.dugnad.site.apis;

/** The services that the pages read from. */
public enum Source {
    MUNICIPALITIES,
    INSTRUMENTS,
    PARTNERSHIPS,
    REPORTING;

    /** The key of its name for people. */
    public String key() {
        return switch (this) {
            case MUNICIPALITIES -> "source-municipalities";
            case INSTRUMENTS -> "source-instruments";
            case PARTNERSHIPS -> "source-partnerships";
            case REPORTING -> "source-reporting";
        };
    }
}
