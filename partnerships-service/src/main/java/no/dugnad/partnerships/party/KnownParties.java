package no.dugnad.partnerships.party;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.identity.OrganisationNumber;
import org.jspecify.annotations.Nullable;

/**
 * What this service knows of some parties: enough to call them by their names and to say whether they existed. See {@link Parties#known}.
 *
 * @param day on which they are called what they are called here
 * @param municipalities periods by municipality number, in order of time
 * @param handovers by the number of a municipality or county that ends: who follows it, and when
 * @param counties periods by county number, in order of time
 * @param countyNames names of county authorities by county number, for counties that the registry has not told of
 * @param organisations names by organisation number
 */
public record KnownParties(
        LocalDate day,
        Map<String, List<KnownPeriod>> municipalities,
        Map<String, List<Handover>> handovers,
        Map<String, List<KnownPeriod>> counties,
        Map<String, String> countyNames,
        Map<String, String> organisations) {

    /**
     * The party with its name on the day, or on the nearest day of this period; one that is not known by a number keeps the name it came with.
     *
     * @param from null when it is not known
     * @param to exclusive; null for an open period
     */
    public Party named(Party party, @Nullable LocalDate from, @Nullable LocalDate to) {
        var on = from != null && day.isBefore(from) ? from : to != null && !day.isBefore(to) ? to.minusDays(1) : day;
        return party.named(
                switch (party.kind()) {
                    case MUNICIPALITY -> name(municipalities.get(party.number()), on);
                    case COUNTY -> {
                        var name = name(counties.get(party.number()), on);
                        yield name == null ? countyNames.get(party.number()) : name;
                    }
                    default ->
                        party.organisationNumber() == null
                                ? party.name()
                                : organisation(party.organisationNumber(), party.name());
                });
    }

    /** The organisation's name; when it is not known, the one it came with. */
    public @Nullable String organisation(OrganisationNumber number, @Nullable String stated) {
        var known = organisations.get(number.value());
        return known == null ? stated : known;
    }

    public boolean knowsCounty(String number) {
        return counties.containsKey(number) || countyNames.containsKey(number);
    }

    /**
     * What becomes of the party after this day.
     *
     * @param from a day on which it is valid; null for a day that is not known, which is taken to be the last of its time
     */
    public Fate fate(Party party, @Nullable LocalDate from) {
        if (!party.hasNumber()) return new Fate.GoesOn();
        var municipality = party.kind() == PartyKind.MUNICIPALITY;
        var periods = (municipality ? municipalities : counties).get(party.number());
        if (periods == null) return new Fate.NotTold();
        var begin = from == null
                ? periods.stream().filter(KnownPeriod::isReal).reduce((a, b) -> b)
                : periods.stream().filter(p -> p.covers(from)).findFirst();
        if (begin.isEmpty()) return new Fate.NotTold();
        var end = end(periods, begin.get()).validTo();
        if (end == null) return new Fate.GoesOn();
        return handover(party.requiredNumber(), end)
                .<Fate>map(h -> new Fate.IsFollowed(end, h.to()))
                .orElseGet(Fate.NotTold::new);
    }

    /**
     * Why this party cannot take part in something in this period: it is not known, or did not exist at its beginning. One that ends is followed by its
     * successors, so its end is a fault only as long as the registry has not told of them. Pointers are {@code <at>/party/number} and {@code <at>/to}.
     */
    public List<Fault> faults(Party party, @Nullable LocalDate from, @Nullable LocalDate to) {
        return switch (party.kind()) {
            case MUNICIPALITY ->
                faults("municipality", party.requiredNumber(), municipalities.get(party.number()), from, to);
            case COUNTY ->
                counties.containsKey(party.number()) || !countyNames.containsKey(party.number())
                        ? faults("county", party.requiredNumber(), counties.get(party.number()), from, to)
                        : List.of();
            default -> List.of();
        };
    }

    private List<Fault> faults(
            String kind,
            String number,
            @Nullable List<KnownPeriod> periods,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        if (periods == null) return List.of(Fault.at("/party/number", "unknown-" + kind, Map.of("number", number)));
        if (from == null) return List.of();
        var begin = periods.stream().filter(p -> p.covers(from)).findFirst();
        if (begin.isEmpty()) {
            var before =
                    periods.stream().filter(p -> !p.validFrom().isAfter(from)).reduce((a, b) -> b);
            return List.of(
                    before.isPresent()
                            ? Fault.at(
                                    "/party/number",
                                    kind + "-no-more",
                                    Map.of(
                                            "number", number,
                                            "name", before.get().name(),
                                            "from", from,
                                            "validTo", before.get().validTo(),
                                            "successors", successors(number)))
                            : Fault.at(
                                    "/party/number",
                                    kind + "-not-yet",
                                    Map.of(
                                            "number",
                                            number,
                                            "name",
                                            periods.getFirst().name(),
                                            "from",
                                            from,
                                            "validFrom",
                                            periods.getFirst().validFrom())));
        }
        var last = end(periods, begin.get());
        if (last.validTo() != null
                && (to == null || to.isAfter(last.validTo()))
                && handover(number, last.validTo()).isEmpty())
            return List.of(Fault.at(
                    "/to",
                    kind + "-ends",
                    Map.of(
                            "number",
                            number,
                            "name",
                            last.name(),
                            "validTo",
                            last.validTo(),
                            "successors",
                            successors(number))));
        return List.of();
    }

    /** The last of the periods that follow each other without a break from this one on. */
    private static KnownPeriod end(List<KnownPeriod> periods, KnownPeriod begin) {
        var last = begin;
        for (var period : periods) if (period.isReal() && period.validFrom().equals(last.validTo())) last = period;
        return last;
    }

    private Optional<Handover> handover(String number, LocalDate on) {
        return handovers.getOrDefault(number, List.of()).stream()
                .filter(h -> h.on().equals(on))
                .findFirst();
    }

    private String successors(String number) {
        return handovers.containsKey(number)
                ? handovers.get(number).stream().map(Handover::names).collect(Collectors.joining(", "))
                : "–";
    }

    private static @Nullable String name(@Nullable List<KnownPeriod> periods, LocalDate day) {
        if (periods == null) return null;
        return periods.stream()
                .filter(p -> p.covers(day))
                .findFirst()
                .or(() -> periods.stream()
                        .filter(p -> !p.validFrom().isAfter(day))
                        .reduce((a, b) -> b))
                .orElseGet(periods::getFirst)
                .name();
    }
}
