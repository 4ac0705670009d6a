package no.dugnad.instruments.watch;

/** Whether a watch is told of changes. */
public enum WatchState {
    ACTIVE,
    DISABLED
}
