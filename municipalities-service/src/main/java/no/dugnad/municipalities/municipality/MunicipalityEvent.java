package no.dugnad.municipalities.municipality;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import no.dugnad.municipalities.registry.Registry;
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

    /** What is different in one registry from another; everything when there was none before. */
    static List<MunicipalityEvent> between(Optional<Registry> before, Registry after) {
        var numbers = new TreeSet<>(after.numbers());
        before.ifPresent(b -> numbers.addAll(b.numbers()));
        return numbers.stream()
                .flatMap(number -> {
                    var was =
                            before.filter(b -> !b.versions(number).isEmpty()).map(b -> MunicipalityState.of(b, number));
                    if (was.isEmpty())
                        return Stream.of(new MunicipalityRegistered(MunicipalityState.of(after, number)));
                    if (after.versions(number).isEmpty())
                        return Stream.of(new MunicipalityWithdrawn(was.get().withdrawn()));
                    var is = MunicipalityState.of(after, number);
                    return is.equals(was.get()) ? Stream.<MunicipalityEvent>empty() : Stream.of(told(was.get(), is));
                })
                .toList();
    }

    private static MunicipalityEvent told(MunicipalityState was, MunicipalityState is) {
        var more = is.versions().size() - was.versions().size();
        var sameName = is.last().name().equals(was.last().name())
                && is.last().names().equals(was.last().names());
        if (more > 0) return sameName ? new MunicipalityRedrawn(is) : new MunicipalityRenamed(is);
        if (more < 0 || was.last().validTo() != null && is.last().validTo() == null)
            return new MunicipalityRestored(is);
        if (was.last().validTo() == null && is.last().validTo() != null) return new MunicipalityEnded(is);
        return new MunicipalityCorrected(is);
    }
}
