package no.dugnad.reporting.statistics;

/** How far a municipality has come with a solution (løsning). */
public enum AdoptionState {
    CONSIDERING,
    DECIDING,
    ADAPTING,
    IN_USE,
    RETIRED
}
