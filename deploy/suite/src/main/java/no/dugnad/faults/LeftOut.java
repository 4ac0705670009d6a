package no.dugnad.faults;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The faults that are not made in this run, and why. */
final class LeftOut {

    private final Map<Predicate<Fault>, String> reasons = new LinkedHashMap<>();

    /**
     * @param smallDisk whether there is one that may be filled
     * @param clocks whether there are some that may be stepped
     */
    LeftOut(boolean smallDisk, boolean clocks, List<String> without) {
        if (!smallDisk)
            reasons.put(
                    FullDisk.class::isInstance,
                    "the broker's disk is not filled: no small one can be mounted here, which takes Linux and its superuser");
        if (!clocks)
            reasons.put(
                    ClockStep.class::isInstance,
                    "no clock is stepped: libfaketime is not here, or Java does not work under it");
        for (var beginning : without)
            reasons.put(
                    fault -> fault.name().startsWith(beginning),
                    "nothing that begins with \"" + beginning + "\", as asked");
    }

    boolean is(Fault fault) {
        return reasons.keySet().stream().anyMatch(reason -> reason.test(fault));
    }

    /** For people. */
    List<String> reasons() {
        return new ArrayList<>(reasons.values());
    }
}
