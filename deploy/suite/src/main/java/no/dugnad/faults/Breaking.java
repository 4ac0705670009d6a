package no.dugnad.faults;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** One fault after the other, the next when everything goes as before, until the time is out. */
final class Breaking {

    /** So long it is waited after a fault that everything goes as before; then the next comes all the same. */
    static final int PATIENCE_SECONDS = 240;

    private static final int SETTLING_SECONDS = 180;
    private static final int LONGEST_AWAY_SECONDS = 180;
    private static final long CALM_MILLIS = 3_000;

    private final Ground ground;
    private final Load load;
    private final Whole whole;
    private final PrintStream out;
    private final Instant start;
    private final Table table;
    private final List<Spell> spells = new ArrayList<>();
    private final List<Run.Lost> lost = new ArrayList<>();
    private final List<String> unsettled = new ArrayList<>();

    Breaking(Ground ground, Load load, Instant start, PrintStream out, Table table) {
        this.ground = ground;
        this.load = load;
        this.whole = new Whole(ground, load);
        this.start = start;
        this.out = out;
        this.table = table;
    }

    /** Before anything is broken everything must go. */
    void warmUp() throws InterruptedException {
        var now = Instant.now();
        if (!Wait.until(PATIENCE_SECONDS, () -> whole.is(now)))
            throw new IllegalStateException("The load does not get through before anything is broken: "
                    + load.answers().failures().stream()
                            .skip(Math.max(0, load.answers().failures().size() - 5))
                            .toList());
        say("everything goes");
    }

    /** Three minutes, and in a run of less than half an hour a tenth of it. */
    static int brokerAwaySeconds(Duration run) {
        return (int) Math.clamp(run.toSeconds() / 10, 20, LONGEST_AWAY_SECONDS);
    }

    void go(Asked asked, LeftOut leftOut) throws InterruptedException {
        var deck = new Deck(asked.seed(), ground.replicas(), brokerAwaySeconds(asked.forHowLong()), leftOut);
        var end = Instant.now().plus(asked.forHowLong());
        while (Instant.now().isBefore(end)) {
            var fault = deck.next();
            var spell = happened(fault);
            spells.add(spell);
            table.happened(spell);
            Thread.sleep(CALM_MILLIS);
        }
    }

    private Spell happened(Fault fault) throws InterruptedException {
        say(fault.name());
        var began = Instant.now();
        String trouble = null;
        try {
            fault.happen(ground);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            trouble = e.toString();
            say("    " + trouble);
        }
        var mended = Instant.now();
        if (fault instanceof PutBack back) lost.add(new Run.Lost(back.service(), began, mended));
        var went = Wait.until(PATIENCE_SECONDS, () -> whole.is(mended));
        var now = Instant.now();
        say("    %s"
                .formatted(
                        went
                                ? "whole again after %.1f s"
                                        .formatted((now.toEpochMilli() - mended.toEpochMilli()) / 1000.0)
                                : "not whole again"));
        return new Spell(fault.name(), fault.touches(), fault.clock(), trouble, began, mended, went ? now : null);
    }

    /** When nobody writes any more all that was recorded goes out, and is taken in. */
    void settle() throws InterruptedException {
        ground.mendAll();
        settled("something that was recorded has not been sent", () -> {
            for (var service : Ground.SERVICES) if (Journals.waiting(ground, service) > 0) return false;
            return true;
        });
        settled(
                "some feeds have not taken in all",
                () -> FeedPositions.behind(ground).isEmpty());
        settled("something still needs an operator, as /q/health/well says", this::allWell);
    }

    private boolean allWell() throws IOException, InterruptedException {
        for (var replica : ground.replicas())
            if (ground.ask(HttpRequest.newBuilder(ground.at(replica, "/q/health/well")), Duration.ofSeconds(5))
                            .statusCode()
                    != 200) return false;
        return true;
    }

    private void settled(String otherwise, Callable<Boolean> so) throws InterruptedException {
        if (Wait.until(SETTLING_SECONDS, so)) return;
        say(otherwise);
        unsettled.add(otherwise);
    }

    List<String> unsettled() {
        return unsettled;
    }

    List<Spell> spells() {
        return spells;
    }

    List<Run.Lost> lost() {
        return lost;
    }

    private void say(String what) {
        out.println(Faults.since(start) + "  " + what);
    }
}
