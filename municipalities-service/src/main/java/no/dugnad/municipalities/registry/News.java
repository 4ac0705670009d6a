package no.dugnad.municipalities.registry;

import java.util.List;
import java.util.Optional;
import no.dugnad.platform.journal.Event;

/** What a feature has to tell others when the registry has become another. One bean a feature. */
public interface News {
    /** What is different in one registry from another; everything when there was none before. */
    List<? extends Event> between(Optional<Registry> before, Registry after);
}
