package no.dugnad.partnerships.gain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import no.dugnad.partnerships.challenge.Vocabulary.Sector;
import no.dugnad.partnerships.gain.GainSummaryView.Filter;
import no.dugnad.partnerships.gain.GainSummaryView.GroupRow;
import no.dugnad.partnerships.gain.GainSummaryView.KindRow;
import no.dugnad.partnerships.gain.GainSummaryView.Row;
import no.dugnad.partnerships.gain.GainSummaryView.SideRow;
import no.dugnad.partnerships.party.Municipalities;
import no.dugnad.partnerships.party.Municipalities.Group;
import no.dugnad.platform.http.Words;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** Adds up the ledger: in the database by all that lines can differ in, here by each of the sides. */
@ApplicationScoped
class GainSums {
    private static final String BANDS = "population-band";

    private static final String LINES = """
            from gain g
            where (cast(:solution as text) is null or g.solution_id = cast(:solution as text))
              and (cast(:municipality as text) is null or g.municipality = cast(:municipality as text))
              and (cast(:partnership as text) is null or g.partnership_id = cast(:partnership as text))
              and (cast(:from as int) is null or g.year >= cast(:from as int))
              and (cast(:to as int) is null or g.year <= cast(:to as int))
              and g.answer is distinct from 'CONTESTED'
              and not exists (select from gain o where o.id = g.corrects and o.answer = 'CONTESTED')
            """;

    private static final String CELLS =
            """
            select g.kind, g.bearer_level, g.bearer_sector, g.receiver_level, g.receiver_sector,
                   coalesce(sum(g.amount) filter (where g.phase = 'planned'), 0) as planned,
                   coalesce(sum(g.amount) filter (where g.phase = 'realised'), 0) as realised
            """ + LINES + " group by g.kind, g.bearer_level, g.bearer_sector, g.receiver_level, g.receiver_sector";

    private static final String SIZES =
            """
            select m.group_id, count(distinct g.municipality) as municipalities, g.kind,
                   coalesce(sum(g.amount) filter (where g.phase = 'planned'), 0) as planned,
                   coalesce(sum(g.amount) filter (where g.phase = 'realised'), 0) as realised
            from gain g
            left join lateral (select m.group_id from read_model.grouping_member m
                               where m.grouping_id = :grouping and m.number = g.municipality and m.valid_from <= make_date(g.year, 12, 31)
                               order by (m.valid_from <= make_date(g.year, 1, 1)) desc, abs(m.valid_from - make_date(g.year, 1, 1)) limit 1) m on true
            """ + LINES.substring("from gain g\n".length()) + " group by m.group_id, g.kind";

    private record Sum(BigDecimal planned, BigDecimal realised) {
        Sum plus(Sum other) {
            return new Sum(planned.add(other.planned), realised.add(other.realised));
        }

        @Nullable
        Double share() {
            return planned.signum() == 0 ? null : realised.doubleValue() / planned.doubleValue();
        }
    }

    private record Cell(Kind kind, Side bearer, Side receiver, Sum sum) {}

    private record BySide(Side side, Kind kind) {}

    private final EntityManager entities;
    private final Municipalities municipalities;

    GainSums(EntityManager entities, Municipalities municipalities) {
        this.entities = entities;
        this.municipalities = municipalities;
    }

    /** @param grouping null for bands of population, or none as long as the registry has not told of them */
    GainSummaryView of(Filter filter, @Nullable String grouping) {
        var groups = grouping == null ? bands() : municipalities.groups(grouping);
        var by = grouping == null ? BANDS : grouping;
        var cells = run(CELLS, filter, Map.of()).stream()
                .map(row -> new Cell(
                        Words.parse(Kind.class, row.get("kind", String.class)),
                        side(row, "bearer"),
                        side(row, "receiver"),
                        sum(row)))
                .sorted(Comparator.comparing(Cell::kind)
                        .thenComparing(cell -> key(cell.bearer()))
                        .thenComparing(cell -> key(cell.receiver())))
                .toList();
        return new GainSummaryView(
                filter,
                cells.stream()
                        .map(c -> new Row(
                                c.kind(),
                                c.kind().unit(),
                                c.bearer(),
                                c.receiver(),
                                Gain.plain(c.sum().planned()),
                                Gain.plain(c.sum().realised()),
                                c.sum().share()))
                        .toList(),
                added(cells, Cell::kind).entrySet().stream()
                        .map(e -> new KindRow(
                                e.getKey(),
                                e.getKey().unit(),
                                Gain.plain(e.getValue().planned()),
                                Gain.plain(e.getValue().realised()),
                                e.getValue().share()))
                        .toList(),
                sides(cells, Cell::bearer),
                sides(cells, Cell::receiver),
                by,
                sizes(filter, by, groups));
    }

    private List<Group> bands() {
        return municipalities.knows(BANDS) ? municipalities.groups(BANDS) : List.of();
    }

    private List<GroupRow> sizes(Filter filter, String grouping, List<Group> groups) {
        var places = new HashMap<String, Integer>();
        for (var i = 0; i < groups.size(); i++) places.put(groups.get(i).id(), i);
        return run(SIZES, filter, Map.of("grouping", grouping)).stream()
                .map(row -> {
                    var group = row.get("group_id", String.class);
                    var kind = Words.parse(Kind.class, row.get("kind", String.class));
                    var sum = sum(row);
                    var place = places.get(group);
                    return new GroupRow(
                            group,
                            place == null ? null : groups.get(place).name(),
                            row.get("municipalities", Long.class),
                            kind,
                            kind.unit(),
                            Gain.plain(sum.planned()),
                            Gain.plain(sum.realised()),
                            sum.share());
                })
                .sorted(Comparator.comparing((GroupRow row) -> places.getOrDefault(row.group(), Integer.MAX_VALUE))
                        .thenComparing(GroupRow::kind))
                .toList();
    }

    private static List<SideRow> sides(List<Cell> cells, Function<Cell, Side> side) {
        return added(cells, cell -> new BySide(side.apply(cell), cell.kind())).entrySet().stream()
                .map(e -> new SideRow(
                        e.getKey().side(),
                        e.getKey().kind(),
                        e.getKey().kind().unit(),
                        Gain.plain(e.getValue().planned()),
                        Gain.plain(e.getValue().realised()),
                        e.getValue().share()))
                .sorted(Comparator.comparing((SideRow row) -> key(row.side())).thenComparing(SideRow::kind))
                .toList();
    }

    private static <K> Map<K, Sum> added(List<Cell> cells, Function<Cell, K> key) {
        var sums = new LinkedHashMap<K, Sum>();
        for (var cell : cells) sums.merge(key.apply(cell), cell.sum(), Sum::plus);
        return sums;
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> run(String sql, Filter filter, Map<String, String> more) {
        var query = entities.createNativeQuery(sql, Tuple.class)
                .unwrap(NativeQuery.class)
                .setParameter("solution", filter.solution(), String.class)
                .setParameter("municipality", filter.municipality(), String.class)
                .setParameter("partnership", filter.partnership(), String.class)
                .setParameter("from", filter.from(), Integer.class)
                .setParameter("to", filter.to(), Integer.class);
        more.forEach(query::setParameter);
        return query.getResultList();
    }

    private static Sum sum(Tuple row) {
        return new Sum(row.get("planned", BigDecimal.class), row.get("realised", BigDecimal.class));
    }

    private static Side side(Tuple row, String of) {
        var sector = row.get(of + "_sector", String.class);
        return new Side(
                Words.parse(Side.Level.class, row.get(of + "_level", String.class)),
                sector == null ? null : Words.parse(Sector.class, sector));
    }

    private static String key(Side side) {
        return side.level().ordinal()
                + (side.sector() == null ? "" : " " + side.sector().ordinal());
    }
}
