package no.dugnad.faults;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.dugnad.faults.Check.Finding;

/** What comes out of a run, for people. It may be shown before all is there. */
final class Table {

    private static final int MOST_SHOWN = 12;

    private final PrintStream out;
    private final List<Spell> spells = new ArrayList<>();
    private final Map<Check, Finding> findings = new LinkedHashMap<>();
    private List<String> leftOut = List.of();

    Table(PrintStream out) {
        this.out = out;
    }

    synchronized void leftOut(List<String> reasons) {
        leftOut = reasons;
        reasons.forEach(reason -> out.println("  Left out: " + reason));
    }

    synchronized void happened(Spell spell) {
        spells.add(spell);
    }

    synchronized void found(Check check, Finding finding) {
        findings.put(check, finding);
    }

    synchronized boolean allHeld() {
        return findings.values().stream().allMatch(Finding::held);
    }

    synchronized void show() {
        out.println();
        out.println("Seconds from the end of the fault until everything went as before");
        for (var spell : spells)
            out.printf("  %-75s %s%n", spell.fault(), spell.recovery() == null ? "never" : seconds(spell.recovery()));
        leftOut.forEach(reason -> out.println("  left out: " + reason));
        out.println();
        findings.forEach((check, finding) -> {
            out.printf("%-5s %s (%s)%n", finding.held() ? "held" : "NOT", check.name(), finding.figures());
            finding.shown(MOST_SHOWN).forEach(line -> out.println("        " + line));
        });
        var held = findings.values().stream().filter(Finding::held).count();
        out.printf("%n%d of %d held%n", held, findings.size());
    }

    private static String seconds(Duration time) {
        return "%.1f".formatted(time.toMillis() / 1000.0);
    }
}
