package no.dugnad.instruments.match;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** All that matching needs, in memory and unchanging: the catalogue's calls, and what the other services have told. */
public final class Snapshot {
    private static final int MOST_DAYS = 8;

    private final Told told;
    private final Map<String, CallRules> calls;
    private final Map<String, CatalogueInstrument> instruments;
    private final Map<LocalDate, Day> days;

    public Snapshot(Told told, Map<String, CallRules> calls, Map<String, CatalogueInstrument> instruments) {
        this(told, calls, instruments, days());
    }

    private Snapshot(
            Told told,
            Map<String, CallRules> calls,
            Map<String, CatalogueInstrument> instruments,
            Map<LocalDate, Day> days) {
        this.told = told;
        this.calls = calls;
        this.instruments = instruments;
        this.days = days;
    }

    /** The same but for the catalogue; days worked out already stay. */
    Snapshot with(Map<String, CallRules> calls, Map<String, CatalogueInstrument> instruments) {
        return new Snapshot(told, calls, instruments, days);
    }

    public Told told() {
        return told;
    }

    /** Drafts too, which only their owner may see. */
    public Map<String, CallRules> calls() {
        return calls;
    }

    public Optional<CatalogueInstrument> instrument(String id) {
        return Optional.ofNullable(instruments.get(id));
    }

    Map<String, CatalogueInstrument> instruments() {
        return instruments;
    }

    /** Who may apply at a date; worked out once. */
    public Day on(LocalDate at) {
        var there = days.get(at);
        if (there != null) return there;
        var day = new Day(at, told);
        days.put(at, day);
        return day;
    }

    private static Map<LocalDate, Day> days() {
        return Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<LocalDate, Day> eldest) {
                return size() > MOST_DAYS;
            }
        });
    }
}
