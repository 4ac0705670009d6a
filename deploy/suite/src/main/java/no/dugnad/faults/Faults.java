package no.dugnad.faults;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

    /** For all that is not breaking: the start, the checks, the stop. A minute of the fifteen that are promised is kept for the stop. */
    private static final Duration BESIDE = Duration.ofMinutes(14);

    private Faults() {}

    public static void main(String[] arguments) {
        LogManager.getLogManager().reset();
        try {
            var start = Instant.now();
            var asked = Asked.parse(List.of(arguments));
            var ground = Ground.at(asked);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(ground), "stop"));
            System.exit(inTime(asked, ground, start) ? 0 : 1);
        } catch (Trouble e) {
            System.err.println(e.getMessage());
            System.exit(2);
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(2);
        }
    }

    /** Whatever hangs, this ends. */
    private static boolean inTime(Asked asked, Ground ground, Instant start) throws Exception {
        var table = new Table(OUT);
        var all = new FutureTask<>(() -> allHolds(asked, ground, start, table));
        Thread.ofPlatform().daemon().name("faults").start(all);
        var longest = asked.forHowLong().plus(BESIDE);
        try {
            return all.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            OUT.printf("%nNOT   ended within %d minutes%n", longest.toMinutes());
            table.show();
            return false;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static boolean allHolds(Asked asked, Ground ground, Instant start, Table table) throws Exception {
        OUT.printf(
                "Faults for %d minutes with seed %d, %d of each service%n",
                asked.forHowLong().toMinutes(), asked.seed(), asked.replicas());
        var leftOut = new LeftOut(ground.disk().isPresent(), ground.clocks().isPresent(), asked.without());
        table.leftOut(leftOut.reasons());
        ground.start();
        try (var hooks = Hooks.open()) {
            var load = new Load(ground);
            load.prepare();
            hooks.watch(ground);
            var truth = new Truth(ground);
            var followers = new Followers(ground);
            var breaking = new Breaking(ground, load, start, OUT, table);
            load.start();
            truth.start();
            followers.start();
            breaking.warmUp();
            breaking.go(asked, leftOut);
            load.stop();
            breaking.settle();
            truth.stop();
            followers.stop();
            var run = new Run(
                    ground, load, hooks, followers, truth, breaking.spells(), breaking.lost(), breaking.unsettled());
            for (var check : CHECKS) {
                OUT.println(since(start) + "  looking whether " + check.name());
                table.found(check, found(check, run));
            }
        }
        table.show();
        OUT.printf("The logs are in %s%n", ground.logs());
        return table.allHeld();
    }

    private static Finding found(Check check, Run run) throws InterruptedException {
        try {
            return check.look(run);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            return new Finding("could not be looked at", List.of(e.toString()));
        }
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
