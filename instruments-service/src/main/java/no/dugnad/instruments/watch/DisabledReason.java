package no.dugnad.instruments.watch;

/** Why a watch is told of nothing. */
public enum DisabledReason {
    /** The endpoint answered 410. */
    GONE,
    /** A delivery came through at none of its attempts, and no other did meanwhile. */
    FAILING,
    /** Its owner switched it off. */
    OWNER
}
