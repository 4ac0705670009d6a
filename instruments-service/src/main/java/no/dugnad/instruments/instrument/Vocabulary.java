package no.dugnad.instruments.instrument;

/** The words of the catalogue. */
public final class Vocabulary {
    public enum Support {
        GRANT,
        LOAN,
        ASSISTANCE,
        ADVICE,
        PROGRAMME
    }

    /** What a grant may pay: project money (prosjektmidler) or operating money (driftsmidler). */
    public enum GrantKind {
        PROJECT,
        OPERATING
    }

    /** Whether it develops national solutions, answers regional need, or spreads what is ready. */
    public enum Orientation {
        NATIONAL,
        REGIONAL,
        SPREAD
    }

    public enum InnovationKind {
        SERVICE,
        PRODUCT,
        PROCESS,
        ORGANISATION,
        COMMUNICATION
    }

    public enum Applicant {
        MUNICIPALITY,
        COUNTY,
        STATE,
        RESEARCH,
        BUSINESS,
        VOLUNTARY
    }

    public enum Sector {
        HEALTH_AND_CARE,
        UPBRINGING_AND_EDUCATION,
        SOCIAL,
        TECHNICAL,
        CULTURE
    }

    public enum Status {
        ACTIVE,
        PAUSED,
        ENDED
    }

    private Vocabulary() {}
}
