package no.dugnad.partnerships.representation;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import no.dugnad.partnerships.representation.RepresentationView.Row;
import no.dugnad.partnerships.representation.RepresentationView.Totals;
import no.dugnad.platform.text.Text;
import org.jspecify.annotations.Nullable;

/** Who is represented on one day; plain functions over plain rows. */
record Standing(LocalDate at, List<String> counties, List<Row> rows, Totals totals) {
    /**
     * A municipality on the day.
     *
     * @param served whether the partnership could serve it
     * @param group null where it is in none
     * @param inhabitants null where that is not known
     */
    record Municipality(
            String number,
            boolean served,
            @Nullable String group,
            @Nullable Long inhabitants,
            boolean member,
            int seats) {}

    record Group(String id, Text name) {}

    static Standing of(
            LocalDate at,
            List<String> counties,
            List<Group> groups,
            List<Municipality> municipalities,
            int otherMembers,
            int otherSeats) {
        var served = municipalities.stream().filter(Municipality::served).toList();
        var known = groups.stream().map(Group::id).toList();
        var totals = new Totals(
                served.size(),
                inhabitants(served),
                members(municipalities),
                seats(municipalities),
                otherMembers,
                otherSeats,
                (int) served.stream().filter(m -> m.inhabitants() == null).count(),
                (int) municipalities.stream()
                        .filter(m -> !known.contains(m.group()) && (m.served() || m.member() || m.seats() > 0))
                        .count());
        var rows = groups.stream()
                .map(group -> {
                    var all = municipalities.stream()
                            .filter(m -> group.id().equals(m.group()))
                            .toList();
                    var reachable = all.stream().filter(Municipality::served).toList();
                    var inhabitants = inhabitants(reachable);
                    return new Row(
                            group.id(),
                            group.name(),
                            reachable.size(),
                            inhabitants,
                            members(all),
                            seats(all),
                            share((long) reachable.size(), (long) totals.municipalities()),
                            share(inhabitants, totals.inhabitants()),
                            share((long) members(all), (long) totals.members()),
                            share((long) seats(all), (long) totals.seats()));
                })
                .toList();
        return new Standing(at, counties, rows, totals);
    }

    Text sentence() {
        return new Sentence(this).text();
    }

    private static @Nullable Long inhabitants(List<Municipality> municipalities) {
        return municipalities.stream().map(Municipality::inhabitants).anyMatch(Objects::isNull)
                ? null
                : municipalities.stream().mapToLong(Municipality::inhabitants).sum();
    }

    private static int members(List<Municipality> municipalities) {
        return (int) municipalities.stream().filter(Municipality::member).count();
    }

    private static int seats(List<Municipality> municipalities) {
        return municipalities.stream().mapToInt(Municipality::seats).sum();
    }

    private static @Nullable Double share(@Nullable Long part, @Nullable Long whole) {
        return part == null || whole == null || whole == 0 ? null : (double) part / whole;
    }
}
