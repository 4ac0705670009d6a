package no.dugnad.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** When a fault is mended everything goes on by itself before long. */
final class RecoversByItself implements Check {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    @Override
    public String name() {
        return "everything goes on by itself within two minutes";
    }

    @Override
    public Finding look(Run run) {
        var wrong = new ArrayList<>(run.unsettled());
        wrong.addAll(wrong(run.spells()));
        var longest = run.spells().stream()
                .map(Spell::recovery)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return new Finding(
                "%d faults, the longest recovery %d s".formatted(run.spells().size(), longest.toSeconds()), wrong);
    }

    static List<String> wrong(List<Spell> spells) {
        var wrong = new ArrayList<String>();
        for (var spell : spells) {
            if (spell.trouble() != null)
                wrong.add("not made as it should be: %s: %s".formatted(spell.fault(), spell.trouble()));
            var recovery = spell.recovery();
            if (recovery == null) wrong.add("not whole again after it: " + spell.fault());
            else if (recovery.compareTo(LONGEST) > 0)
                wrong.add("%d s after it: %s".formatted(recovery.toSeconds(), spell.fault()));
        }
        return wrong;
    }
}
