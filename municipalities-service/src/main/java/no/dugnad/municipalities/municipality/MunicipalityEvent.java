package no.dugnad.municipalities.municipality;

import no.dugnad.platform.journal.Event;

/** What has happened to a municipality number. The key is the number; the facts may lie in the future, as their dates say. */
public sealed interface MunicipalityEvent extends Event {
    /** The number is new in the registry. */
    record MunicipalityRegistered(MunicipalityState state) implements MunicipalityEvent {}

    /** The number goes on under another name. */
    record MunicipalityRenamed(MunicipalityState state) implements MunicipalityEvent {}

    /** The number goes on with another extent or in another county. */
    record MunicipalityRedrawn(MunicipalityState state) implements MunicipalityEvent {}

    /** The number ends: it is merged, divided or renumbered. */
    record MunicipalityEnded(MunicipalityState state) implements MunicipalityEvent {}

    /** A reform was taken back, and the number is as it was before that was announced. */
    record MunicipalityRestored(MunicipalityState state) implements MunicipalityEvent {}

    /** A reform was taken back, and the number, which it would have begun, will never be valid: its versions end the day they begin. */
    record MunicipalityWithdrawn(MunicipalityState state) implements MunicipalityEvent {}

    /** It has said something of itself. */
    record MunicipalityDescribed(MunicipalityState state) implements MunicipalityEvent {}

    /** What was recorded of the number was wrong or incomplete. */
    record MunicipalityCorrected(MunicipalityState state) implements MunicipalityEvent {}

    @Override
    MunicipalityState state();

    @Override
    default String aggregate() {
        return "municipality";
    }

    @Override
    default String key() {
        return state().number();
    }
}
