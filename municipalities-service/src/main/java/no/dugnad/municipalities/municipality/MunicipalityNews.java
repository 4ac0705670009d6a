package no.dugnad.municipalities.municipality;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import no.dugnad.municipalities.registry.News;
import no.dugnad.municipalities.registry.Registry;

/** Tells of municipality numbers. */
@ApplicationScoped
class MunicipalityNews implements News {
    @Override
    public List<MunicipalityEvent> between(Optional<Registry> before, Registry after) {
        var numbers = new TreeSet<>(after.numbers());
        before.ifPresent(b -> numbers.addAll(b.numbers()));
        return numbers.stream()
                .flatMap(number -> {
                    var was =
                            before.filter(b -> !b.versions(number).isEmpty()).map(b -> MunicipalityState.of(b, number));
                    if (was.isEmpty())
                        return Stream.of(
                                new MunicipalityEvent.MunicipalityRegistered(MunicipalityState.of(after, number)));
                    if (after.versions(number).isEmpty())
                        return Stream.of(new MunicipalityEvent.MunicipalityWithdrawn(
                                was.get().withdrawn()));
                    var is = MunicipalityState.of(after, number);
                    return is.equals(was.get()) ? Stream.<MunicipalityEvent>empty() : Stream.of(told(was.get(), is));
                })
                .toList();
    }

    private static MunicipalityEvent told(MunicipalityState was, MunicipalityState is) {
        if (is.saying(was.profile()).equals(was)) return new MunicipalityEvent.MunicipalityDescribed(is);
        var more = is.versions().size() - was.versions().size();
        var sameName = is.last().name().equals(was.last().name())
                && is.last().names().equals(was.last().names());
        if (more > 0)
            return sameName
                    ? new MunicipalityEvent.MunicipalityRedrawn(is)
                    : new MunicipalityEvent.MunicipalityRenamed(is);
        if (more < 0 || was.last().validTo() != null && is.last().validTo() == null)
            return new MunicipalityEvent.MunicipalityRestored(is);
        if (was.last().validTo() == null && is.last().validTo() != null)
            return new MunicipalityEvent.MunicipalityEnded(is);
        return new MunicipalityEvent.MunicipalityCorrected(is);
    }
}
