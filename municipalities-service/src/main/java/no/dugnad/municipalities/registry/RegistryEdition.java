package no.dugnad.municipalities.registry;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import no.dugnad.platform.http.Edition;
import no.dugnad.platform.image.Revision;

/** An answer of the registry stands until the registry moves, or the day is over. */
@Singleton
class RegistryEdition implements Edition {
    private record Of(Revision revision, LocalDate today) {}

    private final CurrentRegistry registry;
    private final AsOf asOf;

    RegistryEdition(CurrentRegistry registry, AsOf asOf) {
        this.registry = registry;
        this.asOf = asOf;
    }

    @Override
    public Object current() {
        return new Of(registry.revision(), asOf.today());
    }
}
