package no.dugnad.reporting.statistics;

/** To whom a participation goes whose municipality has been divided since. */
public enum Assign {
    LARGEST,
    ALL
}
