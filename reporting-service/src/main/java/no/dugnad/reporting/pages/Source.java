package no.dugnad.reporting.pages;

/** The services that the pages read from, beside this one. */
public enum Source {
    MUNICIPALITIES,
    INSTRUMENTS,
    PARTNERSHIPS;

    /** The key of its name for people. */
    public String key() {
        return switch (this) {
            case MUNICIPALITIES -> "source-municipalities";
            case INSTRUMENTS -> "source-instruments";
            case PARTNERSHIPS -> "source-partnerships";
        };
    }
}
