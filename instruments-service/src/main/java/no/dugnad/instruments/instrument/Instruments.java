package no.dugnad.instruments.instrument;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** What other features may know of instruments. */
@ApplicationScoped
public class Instruments {
    /** Whether the owner has named this organisation among those that manage the instrument. */
    public boolean manages(String organisation, String id) {
        return Instrument.withId(id).filter(i -> i.isManagedBy(organisation)).isPresent();
    }

    /** Organisation number of an instrument's owner; empty when there is no such instrument. */
    public Optional<String> owner(String id) {
        return Instrument.withId(id).map(Instrument::owner);
    }
}
