package no.dugnad.partnerships.party;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Counties through the reforms. See {@link Parties#countyLines}. */
public record CountyLines(Map<String, List<KnownPeriod>> periods, Map<String, List<Handover>> handovers) {
    /** What these counties are, were or will be on a day: those themselves that there are then, and otherwise who follows them or whom they follow. */
    public Set<String> on(LocalDate day, Collection<String> counties) {
        var found = new TreeSet<String>();
        var seen = new TreeSet<String>();
        counties.forEach(county -> go(county, day, found, seen));
        return found;
    }

    private void go(String county, LocalDate day, Set<String> found, Set<String> seen) {
        if (!seen.add(county) || !periods.containsKey(county)) return;
        if (periods.get(county).stream().anyMatch(p -> p.covers(day))) found.add(county);
        else if (periods.get(county).stream().allMatch(p -> p.validFrom().isAfter(day)))
            handovers.forEach((source, all) -> all.stream()
                    .filter(h -> h.on().isAfter(day))
                    .filter(h -> h.to().stream().anyMatch(s -> s.number().equals(county)))
                    .forEach(h -> go(source, day, found, seen)));
        else
            handovers.getOrDefault(county, List.of()).stream()
                    .filter(h -> !h.on().isAfter(day))
                    .forEach(h -> h.to().forEach(s -> go(s.number(), day, found, seen)));
    }
}
