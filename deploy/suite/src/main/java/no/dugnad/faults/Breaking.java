package no.dugnad.faults;

import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One fault after the other, the next when everything goes as before, until the time is out. */
final class Breaking {

    /** So long it is waited after a fault that everything goes as before; then the next comes all the same. */
    static final int PATIENCE_SECONDS = 240;

    private static final int SETTLING_SECONDS = 300;
    private static final int LONGEST_AWAY_SECONDS = 180;
    private static final long CALM_MILLIS = 3_000;

    private final Ground ground;
    private final Load load;
    private final Whole whole;
    private final PrintStream out;
    private final Instant start;
    private final List<Spell> spells = new ArrayList<>();
    private final List<Run.Lost> lost = new ArrayList<>();

    Breaking(Ground ground, Load load, Instant start, PrintStream out) {
        this.ground = ground;
        this.load = load;
        this.whole = new Whole(ground, load);
        this.start = start;
        this.out = out;
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

    void go(Asked asked) throws InterruptedException {
        var deck = new Deck(asked.seed(), ground.replicas(), ground.disk().isPresent(), (int)
                Math.clamp(asked.forHowLong().toSeconds() / 10, 20, LONGEST_AWAY_SECONDS));
        var end = Instant.now().plus(asked.forHowLong());
        while (Instant.now().isBefore(end)) {
            var fault = deck.next();
            spells.add(happened(fault));
            Thread.sleep(CALM_MILLIS);
        }
    }

    private Spell happened(Fault fault) throws InterruptedException {
        say(fault.name());
        var began = Instant.now();
        try {
            fault.happen(ground);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            say("    " + e);
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
        return new Spell(fault.name(), fault.touches(), began, mended, went ? now : null);
    }

    /** When nobody writes any more all that was recorded goes out, and is taken in. */
    void settle() throws InterruptedException {
        ground.mendAll();
        var settled = Wait.until(SETTLING_SECONDS, () -> {
            for (var service : Ground.SERVICES) if (Journals.waiting(ground, service) > 0) return false;
            return true;
        });
        say(settled ? "all that was recorded has been sent" : "something that was recorded has not been sent");
        if (!Wait.until(SETTLING_SECONDS, () -> FeedPositions.behind(ground).isEmpty()))
            say("some feeds have not taken in all");
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
