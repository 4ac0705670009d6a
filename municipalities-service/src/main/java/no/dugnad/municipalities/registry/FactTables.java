package no.dugnad.municipalities.registry;

import static no.dugnad.municipalities.registry.Rows.date;
import static no.dugnad.municipalities.registry.Rows.insert;
import static no.dugnad.municipalities.registry.Rows.row;
import static no.dugnad.municipalities.registry.Rows.select;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The facts, in and out of their tables. */
@ApplicationScoped
class FactTables {
    private static final TypeReference<Map<String, String>> NAMES = new TypeReference<>() {};
    private static final TypeReference<Profile> PROFILE = new TypeReference<>() {};
    private static final TypeReference<Indicator> INDICATOR = new TypeReference<>() {};
    private static final TypeReference<GroupingDefinition> GROUPING = new TypeReference<>() {};

    private final ObjectMapper json;

    FactTables(ObjectMapper json) {
        this.json = json;
    }

    /** What the tables that ship hold is replaced; what others have written stays. */
    void replace(Connection connection, Facts facts) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var table : List.of(
                    "municipality_version",
                    "population",
                    "centrality",
                    "municipality_change",
                    "lineage",
                    "kostra_member",
                    "kostra_group",
                    "age",
                    "municipality_attribute",
                    "neighbour",
                    "county")) statement.executeUpdate("delete from " + table);
            statement.executeUpdate("update municipality set organisation_number = null");
        }
        insert(
                connection,
                "county (number, valid_from, valid_to, name, official_name, valid_from_exact) values (?, ?, ?, ?, ?, ?)",
                facts.counties().stream()
                        .map(c -> row(
                                c.number(), c.validFrom(), c.validTo(), c.name(), c.officialName(), c.validFromExact()))
                        .toList());
        insert(
                connection,
                "municipality (number, organisation_number) values (?, ?) on conflict (number) do update set organisation_number = excluded.organisation_number",
                facts.versions().stream()
                        .map(Version::number)
                        .distinct()
                        .map(n -> row(n, facts.organisations().get(n)))
                        .toList());
        insert(
                connection,
                "municipality_version (number, valid_from, valid_to, name, names, klass_label, county_number) values (?, ?, ?, ?, ?::json, ?, ?)",
                facts.versions().stream()
                        .map(v -> row(
                                v.number(),
                                v.validFrom(),
                                v.validTo(),
                                v.name(),
                                text(v.names()),
                                v.klassLabel(),
                                v.countyNumber()))
                        .toList());
        insert(connection, "population (number, year, persons) values (?, ?, ?)", flat(facts.population()));
        insert(
                connection,
                "centrality (version, number, index, class) values (?, ?, ?, ?)",
                facts.centrality().entrySet().stream()
                        .flatMap(version -> version.getValue().entrySet().stream()
                                .map(c -> row(
                                        version.getKey(),
                                        c.getKey(),
                                        c.getValue().index(),
                                        c.getValue().level())))
                        .toList());
        insert(
                connection,
                "municipality_change (date, from_number, to_number) values (?, ?, ?)",
                facts.edges().stream().map(e -> row(e.date(), e.from(), e.to())).toList());
        insert(
                connection,
                "lineage (from_number, from_valid_to, to_number, to_valid_from) values (?, ?, ?, ?)",
                facts.lineages().stream()
                        .map(l -> row(l.from(), l.fromValidTo(), l.to(), l.toValidFrom()))
                        .toList());
        insert(
                connection,
                "kostra_group (id, name, population, bound_costs, free_disposable_income) values (?, ?, ?, ?, ?)",
                facts.kostraGroups().stream()
                        .map(g -> row(g.id(), g.name(), g.population(), g.boundCosts(), g.freeDisposableIncome()))
                        .toList());
        insert(
                connection,
                "kostra_member (year, number, group_id) values (?, ?, ?)",
                facts.kostra().entrySet().stream()
                        .flatMap(year -> year.getValue().entrySet().stream()
                                .map(m -> row(year.getKey(), m.getKey(), m.getValue())))
                        .toList());
        insert(
                connection,
                "age (number, year, age_0_5, age_6_15, age_16_17, age_18_66, age_67_79, age_80_89, age_90_plus) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                facts.ages().entrySet().stream()
                        .flatMap(n ->
                                n.getValue().entrySet().stream().map(y -> age(n.getKey(), y.getKey(), y.getValue())))
                        .toList());
        insert(
                connection,
                "municipality_attribute (number, area_km2, latitude, longitude, labour_market_region, labour_market_region_name, sami_administrative_area) values (?, ?, ?, ?, ?, ?, ?)",
                facts.attributes().entrySet().stream()
                        .map(a -> row(
                                a.getKey(),
                                a.getValue().areaKm2(),
                                a.getValue().latitude(),
                                a.getValue().longitude(),
                                a.getValue().labourMarketRegion(),
                                a.getValue().labourMarketRegionName(),
                                a.getValue().samiAdministrativeArea()))
                        .toList());
        insert(
                connection,
                "neighbour (boundaries, number, neighbour) values (?, ?, ?)",
                facts.neighbours().entrySet().stream()
                        .flatMap(b -> b.getValue().entrySet().stream()
                                .flatMap(n -> n.getValue().stream()
                                        .filter(other -> n.getKey().compareTo(other) < 0)
                                        .map(other -> row(b.getKey(), n.getKey(), other))))
                        .toList());
    }

    Facts read(Connection connection) throws SQLException {
        var organisations = new HashMap<String, String>();
        select(
                connection,
                "select number, organisation_number from municipality where organisation_number is not null",
                r -> organisations.put(r.getString(1), r.getString(2)));
        var population = new TreeMap<String, SortedMap<Integer, Integer>>();
        select(
                connection,
                "select number, year, persons from population",
                r -> population
                        .computeIfAbsent(r.getString(1), n -> new TreeMap<>())
                        .put(r.getInt(2), r.getInt(3)));
        var centrality = new TreeMap<Integer, Map<String, Centrality>>();
        select(
                connection,
                "select version, number, index, class from centrality",
                r -> centrality
                        .computeIfAbsent(r.getInt(1), v -> new TreeMap<>())
                        .put(r.getString(2), new Centrality(r.getInt(3), r.getInt(4))));
        var kostra = new TreeMap<Integer, Map<String, String>>();
        select(
                connection,
                "select year, number, group_id from kostra_member",
                r -> kostra.computeIfAbsent(r.getInt(1), y -> new TreeMap<>()).put(r.getString(2), r.getString(3)));
        return new Facts(
                select(
                        connection,
                        "select number, valid_from, valid_to, name, names, klass_label, county_number from municipality_version order by number, valid_from",
                        r -> new Version(
                                r.getString(1),
                                date(r, 2),
                                date(r, 3),
                                r.getString(4),
                                value(r.getString(5), NAMES),
                                r.getString(6),
                                r.getString(7))),
                organisations,
                select(
                        connection,
                        "select number, name, official_name, valid_from, valid_to, valid_from_exact from county order by number, valid_from",
                        r -> new County(
                                r.getString(1),
                                r.getString(2),
                                r.getString(3),
                                date(r, 4),
                                date(r, 5),
                                r.getBoolean(6))),
                population,
                centrality,
                select(
                        connection,
                        "select date, from_number, to_number from municipality_change order by date, from_number, to_number",
                        r -> new Edge(date(r, 1), r.getString(2), r.getString(3))),
                select(
                        connection,
                        "select from_number, from_valid_to, to_number, to_valid_from from lineage order by from_number",
                        r -> new Lineage(r.getString(1), date(r, 2), r.getString(3), date(r, 4))),
                select(
                        connection,
                        "select id, name, population, bound_costs, free_disposable_income from kostra_group order by id",
                        r -> new KostraGroup(
                                r.getString(1), r.getString(2), r.getString(3), r.getString(4), r.getString(5))),
                kostra,
                ages(connection),
                attributes(connection),
                neighbours(connection),
                profiles(connection),
                indicators(connection),
                groupings(connection),
                new TreeSet<>(select(connection, "select valid_from from boundaries", r -> date(r, 1))));
    }

    private static Map<String, SortedMap<Integer, AgeGroups>> ages(Connection connection) throws SQLException {
        var ages = new TreeMap<String, SortedMap<Integer, AgeGroups>>();
        select(
                connection,
                "select number, year, age_0_5, age_6_15, age_16_17, age_18_66, age_67_79, age_80_89, age_90_plus from age",
                r -> ages.computeIfAbsent(r.getString(1), n -> new TreeMap<>())
                        .put(
                                r.getInt(2),
                                new AgeGroups(
                                        r.getInt(3),
                                        r.getInt(4),
                                        r.getInt(5),
                                        r.getInt(6),
                                        r.getInt(7),
                                        r.getInt(8),
                                        r.getInt(9))));
        return ages;
    }

    private static Map<String, Attributes> attributes(Connection connection) throws SQLException {
        var attributes = new TreeMap<String, Attributes>();
        select(
                connection,
                "select number, area_km2, latitude, longitude, labour_market_region, labour_market_region_name, sami_administrative_area from municipality_attribute",
                r -> attributes.put(
                        r.getString(1),
                        new Attributes(
                                r.getDouble(2),
                                r.getDouble(3),
                                r.getDouble(4),
                                r.getString(5),
                                r.getString(6),
                                r.getBoolean(7))));
        return attributes;
    }

    private static SortedMap<LocalDate, Map<String, List<String>>> neighbours(Connection connection)
            throws SQLException {
        var neighbours = new TreeMap<LocalDate, Map<String, List<String>>>();
        select(
                connection,
                """
                select boundaries, number, neighbour from neighbour
                union all select boundaries, neighbour, number from neighbour order by 1, 2, 3""",
                r -> neighbours
                        .computeIfAbsent(date(r, 1), b -> new TreeMap<>())
                        .computeIfAbsent(r.getString(2), n -> new ArrayList<>())
                        .add(r.getString(3)));
        return neighbours;
    }

    private Map<String, Profile> profiles(Connection connection) throws SQLException {
        var profiles = new TreeMap<String, Profile>();
        select(
                connection,
                "select number, profile from municipality where profile is not null",
                r -> profiles.put(r.getString(1), value(r.getString(2), PROFILE)));
        return profiles;
    }

    private List<Indicator> indicators(Connection connection) throws SQLException {
        var values = new HashMap<String, SortedMap<Integer, Map<String, Double>>>();
        select(
                connection,
                "select indicator, year, number, value from indicator_value",
                r -> values.computeIfAbsent(r.getString(1), i -> new TreeMap<>())
                        .computeIfAbsent(r.getInt(2), y -> new TreeMap<>())
                        .put(r.getString(3), r.getDouble(4)));
        return select(
                connection,
                "select id, definition from indicator order by id",
                r -> value(r.getString(2), INDICATOR)
                        .with(values.getOrDefault(r.getString(1), Collections.emptySortedMap())));
    }

    private List<GroupingDefinition> groupings(Connection connection) throws SQLException {
        return select(connection, """
                select definition from grouping_version g
                where version = (select max(version) from grouping_version l where l.id = g.id) order by id""", r -> value(r.getString(1), GROUPING)).stream()
                .filter(g -> g.groups() != null)
                .toList();
    }

    private static @Nullable Object[] age(String number, Integer year, AgeGroups groups) {
        return row(
                number,
                year,
                groups.from0(),
                groups.from6(),
                groups.from16(),
                groups.from18(),
                groups.from67(),
                groups.from80(),
                groups.from90());
    }

    private static List<@Nullable Object[]> flat(Map<String, SortedMap<Integer, Integer>> population) {
        return population.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .flatMap(n -> n.getValue().entrySet().stream().map(y -> row(n.getKey(), y.getKey(), y.getValue())))
                .toList();
    }

    private <T> T value(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
