package no.dugnad.instruments.match;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import no.dugnad.instruments.known.GroupingState;
import no.dugnad.instruments.known.IndicatorState;
import no.dugnad.instruments.known.MunicipalityState;
import no.dugnad.instruments.match.Applicant.Membership;
import org.jspecify.annotations.Nullable;

/** All who may apply, as they are at one date. Immutable. */
public final class Day {
    private static final String KOSTRA = "kostra-group";

    /** Area, region and the like are told for the boundaries from here on. */
    private static final LocalDate PLACES_KNOWN = LocalDate.of(2020, 1, 1);

    private final LocalDate at;
    private final Map<String, Applicant> municipalities = new TreeMap<>();
    private final Map<String, Applicant> counties = new TreeMap<>();
    private final Map<String, List<String>> neighbours = new HashMap<>();
    private final Map<String, Membership> partnerships = new TreeMap<>();

    Day(LocalDate at, Told told) {
        this.at = at;
        var kostra = new HashMap<String, String>();
        var kostraFrom = kostra(told.groupings().get(KOSTRA), at, kostra);
        var facts = new TreeMap<String, Map<String, Object>>();
        var dates = new HashMap<String, Map<String, LocalDate>>();
        for (var municipality : told.municipalities().values())
            municipality.versions().stream()
                    .filter(v -> v.holds(at))
                    .findFirst()
                    .ifPresent(version -> {
                        var number = municipality.number();
                        var from = new HashMap<String, LocalDate>();
                        facts.put(
                                number,
                                facts(municipality, version, told.indicators(), kostra.get(number), kostraFrom, from));
                        dates.put(number, Map.copyOf(from));
                        if (municipality.neighbours() != null)
                            municipality.neighbours().stream()
                                    .filter(b -> b.hold(at))
                                    .findFirst()
                                    .ifPresent(b -> neighbours.put(number, List.copyOf(b.numbers())));
                    });
        var memberships = memberships(told, facts);
        facts.forEach((number, f) -> municipalities.put(
                number,
                applicant(
                        ApplicantKind.MUNICIPALITY,
                        f,
                        Objects.requireNonNull(dates.get(number)),
                        memberships.getOrDefault("municipality/" + number, List.of()))));
        counties(facts, dates)
                .forEach((number, f) -> counties.put(
                        number,
                        applicant(
                                ApplicantKind.COUNTY,
                                f,
                                Map.of(),
                                memberships.getOrDefault("county/" + number, List.of()))));
    }

    public LocalDate at() {
        return at;
    }

    public Map<String, Applicant> municipalities() {
        return Collections.unmodifiableMap(municipalities);
    }

    public Optional<Applicant> municipality(String number) {
        return Optional.ofNullable(municipalities.get(number));
    }

    public Optional<Applicant> county(String number) {
        return Optional.ofNullable(counties.get(number));
    }

    /** Neighbours on land; none for an island, and none where they are not known. */
    List<String> neighbours(@Nullable String number) {
        return neighbours.getOrDefault(number, List.of());
    }

    Map<String, Membership> partnerships() {
        return partnerships;
    }

    private static Applicant applicant(
            ApplicantKind kind, Map<String, Object> facts, Map<String, LocalDate> dates, List<Membership> in) {
        return new Applicant(
                kind,
                (String) facts.get("number"),
                (String) facts.get("name"),
                facts,
                dates,
                Consortium.of(List.of(facts)),
                in,
                in.stream().map(Membership::values).toList());
    }

    private Map<String, Object> facts(
            MunicipalityState municipality,
            MunicipalityState.Version version,
            Map<String, TreeMap<Integer, IndicatorState>> indicators,
            @Nullable String kostraGroup,
            @Nullable LocalDate kostraFrom,
            Map<String, LocalDate> dates) {
        var facts = new HashMap<String, Object>();
        put(facts, "number", municipality.number());
        put(facts, "name", version.name());
        put(facts, "names", version.names());
        put(facts, "klassLabel", version.klassLabel());
        put(facts, "countyNumber", version.countyNumber());
        put(facts, "countyName", version.countyName());
        put(facts, "organisationNumber", municipality.organisationNumber());
        put(facts, "validFrom", version.validFrom().toString());
        put(
                facts,
                "validTo",
                version.validTo() == null ? null : version.validTo().toString());
        for (var field : List.of("name", "names", "klassLabel", "countyNumber", "countyName", "validFrom"))
            dates.put("municipality." + field, version.validFrom());

        var measured = new HashMap<String, Object>();
        indicators.forEach((id, years) -> {
            for (var year : years.headMap(at.getYear(), true).descendingMap().entrySet()) {
                var value = year.getValue().values().get(municipality.number());
                if (value == null) continue;
                measured.put(id, value);
                dates.put("municipality.indicators." + id, january(year.getKey()));
                break;
            }
        });
        put(facts, "indicators", Map.copyOf(measured));
        whole(facts, dates, "population", measured, "population");
        whole(facts, dates, "centralityClass", measured, "centrality-class");
        whole(facts, dates, "centralityIndex", measured, "centrality-index");
        var counted = dates.get("municipality.population");
        if (counted != null) {
            facts.put("populationYear", (long) counted.getYear());
            dates.put("municipality.populationYear", counted);
        }
        put(facts, "kostraGroup", kostraGroup);
        if (kostraGroup != null && kostraFrom != null) dates.put("municipality.kostraGroup", kostraFrom);

        var place = municipality.attributes();
        if (measured.get("area-km2") instanceof Double area) {
            facts.put("areaKm2", area);
            dates.put("municipality.areaKm2", dates.get("municipality.indicators.area-km2"));
        } else if (place != null && !at.isBefore(PLACES_KNOWN)) put(facts, "areaKm2", place.areaKm2());
        if (place != null && !at.isBefore(PLACES_KNOWN)) {
            put(
                    facts,
                    "labourMarketRegion",
                    place.labourMarketRegion() == null
                            ? null
                            : place.labourMarketRegion().code());
            put(facts, "samiAdministrativeArea", place.samiAdministrativeArea());
        }
        facts.put("profile", profile(municipality.profile(), dates));
        // not Map.copyOf, whose get goes through neighbours: this one is asked at every evaluation
        return Collections.unmodifiableMap(facts);
    }

    /** A statement counts from the day it was made. */
    private Map<String, Object> profile(MunicipalityState.Profile profile, Map<String, LocalDate> dates) {
        if (profile == null) return Map.of();
        var said = new HashMap<String, Object>();
        if (counts(profile, "innovationStrategy", dates)) put(said, "innovationStrategy", profile.innovationStrategy());
        if (counts(profile, "staffCapacity", dates)) put(said, "staffCapacity", profile.staffCapacity());
        var readiness = new HashMap<String, Object>();
        if (profile.readiness() != null)
            profile.readiness().forEach((area, level) -> {
                if (level != null && counts(profile, "readiness." + area, dates))
                    readiness.put(area, level.longValue());
            });
        said.put("readiness", Map.copyOf(readiness));
        return Map.copyOf(said);
    }

    private boolean counts(MunicipalityState.Profile profile, String statement, Map<String, LocalDate> dates) {
        var stated = profile.stated() == null ? null : profile.stated().get(statement);
        if (stated == null || stated.on() == null) return true;
        if (stated.on().isAfter(at)) return false;
        dates.put("municipality.profile." + statement, stated.on());
        return true;
    }

    private Map<String, List<Membership>> memberships(Told told, Map<String, Map<String, Object>> facts) {
        var in = new HashMap<String, List<Membership>>();
        for (var partnership : told.partnerships().values()) {
            if (!partnership.exists(at)) continue;
            var now = told.memberships().getOrDefault(partnership.id(), List.of()).stream()
                    .filter(m -> m.is(at))
                    .toList();
            var municipal = new TreeMap<String, Map<String, Object>>();
            for (var member : now)
                if ("municipality".equals(member.party().kind())
                        && facts.containsKey(String.valueOf(member.party().number())))
                    municipal.put(
                            member.party().number(), facts.get(member.party().number()));
            var membership = new Membership(
                    partnership.id(),
                    partnership.name(),
                    partnership.kind(),
                    partnership.host() == null ? null : partnership.host().organisationNumber(),
                    Consortium.of(municipal.values()));
            partnerships.put(partnership.id(), membership);
            now.stream()
                    .map(m -> m.party().kind() + "/" + m.party().number())
                    .distinct()
                    .forEach(party ->
                            in.computeIfAbsent(party, p -> new ArrayList<>()).add(membership));
        }
        in.values().forEach(list -> list.sort(Comparator.comparing(Membership::id)));
        return in;
    }

    /** A county is known by its municipalities: its inhabitants and area are theirs together. */
    private static Map<String, Map<String, Object>> counties(
            Map<String, Map<String, Object>> facts, Map<String, Map<String, LocalDate>> dates) {
        var members = new TreeMap<String, List<Map<String, Object>>>();
        facts.values()
                .forEach(f -> members.computeIfAbsent((String) f.get("countyNumber"), c -> new ArrayList<>())
                        .add(f));
        var counties = new LinkedHashMap<String, Map<String, Object>>();
        members.forEach((number, all) -> {
            var county = new HashMap<String, Object>();
            put(county, "number", number);
            put(county, "name", all.getFirst().get("countyName"));
            put(county, "countyNumber", number);
            put(county, "countyName", all.getFirst().get("countyName"));
            if (all.stream().allMatch(f -> f.containsKey("population")))
                county.put(
                        "population",
                        all.stream().mapToLong(f -> (Long) f.get("population")).sum());
            if (all.stream().allMatch(f -> f.containsKey("areaKm2")))
                county.put(
                        "areaKm2",
                        all.stream().mapToDouble(f -> (Double) f.get("areaKm2")).sum());
            county.put("indicators", Map.of());
            county.put("profile", Map.of());
            counties.put(number, Map.copyOf(county));
        });
        return counties;
    }

    private static @Nullable LocalDate kostra(
            @Nullable GroupingState grouping, LocalDate at, Map<String, String> groups) {
        if (grouping == null) return null;
        return grouping.periods().stream()
                .filter(p -> p.holds(at))
                .findFirst()
                .map(period -> {
                    period.members().forEach((group, numbers) -> numbers.forEach(n -> groups.put(n, group)));
                    return period.from();
                })
                .orElse(null);
    }

    private static void whole(
            Map<String, Object> facts,
            Map<String, LocalDate> dates,
            String field,
            Map<String, Object> measured,
            String indicator) {
        if (!(measured.get(indicator) instanceof Double value)) return;
        facts.put(field, Math.round(value));
        dates.put("municipality." + field, dates.get("municipality.indicators." + indicator));
    }

    private static LocalDate january(int year) {
        return LocalDate.of(year, 1, 1);
    }

    private static void put(Map<String, Object> map, String key, @Nullable Object value) {
        if (value != null) map.put(key, value);
    }
}
