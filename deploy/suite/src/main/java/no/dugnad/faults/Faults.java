package no.dugnad.faults;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;
import no.dugnad.faults.Check.Finding;
import no.dugnad.local.Trouble;

/** What {@code deploy/faults} runs once everything is built. */
public final class Faults {

    private static final PrintStream OUT = System.out;

    /** Those that need the read models as they have become come before those that build them anew. */
    private static final List<Check> CHECKS = List.of(
            new RecoversByItself(),
            new AnswersAreDecent(),
            new ReadinessIsTrue(),
            new SeenAtOnce(),
            new WebhooksAreDelivered(),
            new AcknowledgedOnce(),
            new FeedsAreWhole(),
            new TopicsEqualJournals(),
            new StatisticsFromScratch(),
            new ReplicasEqualOwners(),
            new ErrorsAreExplained());

    private static final int MOST_SHOWN = 12;

    private Faults() {}

    public static void main(String[] arguments) {
        LogManager.getLogManager().reset();
        try {
            var start = Instant.now();
            var asked = Asked.parse(List.of(arguments));
            var ground = Ground.at(asked);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(ground), "stop"));
            System.exit(allHolds(asked, ground, start) ? 0 : 1);
        } catch (Trouble e) {
            System.err.println(e.getMessage());
            System.exit(2);
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(2);
        }
    }

    private static boolean allHolds(Asked asked, Ground ground, Instant start) throws Exception {
        OUT.printf(
                "Faults for %d minutes with seed %d, %d of each service%n",
                asked.forHowLong().toMinutes(), asked.seed(), asked.replicas());
        if (ground.disk().isEmpty()) OUT.println("  The broker's disk is not filled: no small one can be mounted here");
        OUT.println("  Clocks are not stepped: a process has the machine's, which others need");
        ground.start();
        try (var hooks = Hooks.open()) {
            var load = new Load(ground);
            load.prepare();
            hooks.watch(ground);
            var truth = new Truth(ground);
            var breaking = new Breaking(ground, load, start, OUT);
            load.start();
            truth.start();
            breaking.warmUp();
            breaking.go(asked);
            load.stop();
            breaking.settle();
            truth.stop();
            return shown(new Run(ground, load, hooks, truth, breaking.spells(), breaking.lost()));
        }
    }

    private static boolean shown(Run run) {
        var findings = new LinkedHashMap<Check, Finding>();
        for (var check : CHECKS) {
            OUT.println("Looking whether " + check.name());
            findings.put(check, found(check, run));
        }
        OUT.println();
        showRecoveries(run);
        findings.forEach((check, finding) -> {
            OUT.printf("%-5s %s (%s)%n", finding.held() ? "held" : "NOT", check.name(), finding.figures());
            finding.shown(MOST_SHOWN).forEach(line -> OUT.println("        " + line));
        });
        var held = findings.values().stream().filter(Finding::held).count();
        OUT.printf(
                "%n%d of %d held. The logs are in %s%n",
                held, findings.size(), run.ground().logs());
        return held == findings.size();
    }

    private static Finding found(Check check, Run run) {
        try {
            return check.look(run);
        } catch (Exception e) {
            return new Finding("could not be looked at", List.of(e.toString()));
        }
    }

    /** By what happened, whatever it happened to and for how long. */
    private static void showRecoveries(Run run) {
        Map<String, List<Duration>> byKind = new LinkedHashMap<>();
        for (var spell : run.spells()) {
            var recovery = spell.recovery();
            byKind.computeIfAbsent(spell.fault(), fault -> new ArrayList<>())
                    .add(recovery == null ? Duration.ofSeconds(Breaking.PATIENCE_SECONDS) : recovery);
        }
        OUT.println("Seconds from the end of the fault until everything went as before");
        byKind.forEach((fault, recoveries) -> OUT.printf(
                "  %-75s %s%n",
                fault,
                String.join(
                        ", ",
                        recoveries.stream()
                                .map(one -> "%.1f".formatted(one.toMillis() / 1000.0))
                                .toList())));
        OUT.println();
    }

    private static void close(Ground ground) {
        try {
            ground.close();
        } catch (Exception e) {
            System.err.println("While stopping: " + e);
        }
    }

    /** Now, for the lines that tell what happens. */
    static String since(Instant start) {
        return "%6.1f s".formatted(Duration.between(start, Instant.now()).toMillis() / 1000.0);
    }
}
