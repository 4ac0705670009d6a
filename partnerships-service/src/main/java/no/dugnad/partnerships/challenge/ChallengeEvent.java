package no.dugnad.partnerships.challenge;

import no.dugnad.platform.journal.Event;

/** What happens to a challenge; each carries the whole of it. */
sealed interface ChallengeEvent extends Event {
    @Override
    ChallengeView state();

    @Override
    default String aggregate() {
        return "challenge";
    }

    @Override
    default String key() {
        return state().id();
    }

    record ChallengeRaised(ChallengeView state) implements ChallengeEvent {}

    record ChallengeRevised(ChallengeView state) implements ChallengeEvent {}

    /** One that was entered by mistake; a challenge that is no longer worked on is closed. */
    record ChallengeRemoved(ChallengeView state) implements ChallengeEvent {}
}
