package no.dugnad.partnerships.solution;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a municipality has come with a solution. One step at a time: nothing is skipped, and nothing goes back. */
@Schema(
        description =
                "How far it has come: considering (vurderer), deciding (beslutter), adapting (tilpasser), in-use (i bruk), retired (avviklet). One step at a time.")
public enum AdoptionState {
    CONSIDERING,
    DECIDING,
    ADAPTING,
    IN_USE,
    RETIRED;

    /** The states that may come after this one. */
    List<AdoptionState> next() {
        return this == RETIRED ? List.of() : List.of(values()[ordinal() + 1]);
    }
}
