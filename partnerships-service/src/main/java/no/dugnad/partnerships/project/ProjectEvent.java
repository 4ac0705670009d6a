package no.dugnad.partnerships.project;

import no.dugnad.platform.journal.Event;

/** What happens to a project; each carries the whole of it. */
sealed interface ProjectEvent extends Event {
    @Override
    ProjectView state();

    @Override
    default String aggregate() {
        return "project";
    }

    @Override
    default String key() {
        return state().id();
    }

    record ProjectRegistered(ProjectView state) implements ProjectEvent {}

    record ProjectRevised(ProjectView state) implements ProjectEvent {}

    /** One that was entered by mistake; a project that is given up is stopped. */
    record ProjectRemoved(ProjectView state) implements ProjectEvent {}
}
