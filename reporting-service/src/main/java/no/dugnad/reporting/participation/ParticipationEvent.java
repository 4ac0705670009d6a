package no.dugnad.reporting.participation;

import no.dugnad.platform.journal.Event;

/** What has happened to a participation. An import tells of its rows with the first two, see {@link ParticipationShape}. */
public sealed interface ParticipationEvent extends Event {
    String AGGREGATE = "participation";

    record ParticipationReported(ParticipationView state) implements ParticipationEvent {}

    record ParticipationRevised(ParticipationView state) implements ParticipationEvent {}

    /** It was entered by mistake and is there no more; the state is its last. */
    record ParticipationRemoved(ParticipationView state) implements ParticipationEvent {}

    @Override
    ParticipationView state();

    @Override
    default String aggregate() {
        return AGGREGATE;
    }

    @Override
    default String key() {
        return state().id().toString();
    }
}
