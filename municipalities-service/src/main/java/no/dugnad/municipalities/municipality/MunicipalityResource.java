package no.dugnad.municipalities.municipality;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.dugnad.municipalities.grouping.Groupings;
import no.dugnad.municipalities.name.Names;
import no.dugnad.municipalities.registry.AsOf;
import no.dugnad.municipalities.registry.CurrentRegistry;
import no.dugnad.municipalities.registry.MunicipalityAsked;
import no.dugnad.municipalities.registry.MunicipalityView;
import no.dugnad.municipalities.registry.Named;
import no.dugnad.platform.http.Ids;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.http.Ready;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.Separator;

@Ready
@Path("/v1/municipalities")
@Produces("application/json")
@Tag(
        name = "Municipalities",
        description =
                "Municipalities (kommuner) at any date since 2013-01-01, and at dates for which changes are announced.")
public class MunicipalityResource {
    private final CurrentRegistry registry;
    private final AsOf asOf;

    MunicipalityResource(CurrentRegistry registry, AsOf asOf) {
        this.registry = registry;
        this.asOf = asOf;
    }

    @GET
    @Operation(
            summary = "Municipalities of a date",
            description =
                    "The municipalities (kommuner) that are valid at a date, by number; with `q`, the nearest first.")
    public Page<MunicipalityView> municipalities(
            @BeanParam @Valid PageQuery query,
            @RestQuery @Parameter(description = "The date; today when not given.") LocalDate at,
            @RestQuery
                    @Separator(",")
                    @Size(max = 500)
                    @Parameter(
                            description =
                                    "Only those with these numbers (kommunenummer). One that is not valid at the date is refused, as its own address does.")
                    List<@Pattern(regexp = "[0-9]{4}", message = "municipality-number") String> number,
            @RestQuery
                    @Pattern(regexp = "[0-9]{2}", message = "county-number")
                    @Parameter(description = "Only those in this county (fylkesnummer).")
                    String county,
            @RestQuery
                    @Size(max = 200)
                    @Parameter(
                            description =
                                    "A name, or part of one, as people write it: official, parallel or former, in any language, with or without `kommune`, any hyphen, `å` as `aa` or `a`, "
                                            + "`ø` as `oe` or `o`, `æ` as `ae`, with its county in brackets; or a number, also one that has ended, or the beginning of one. The very name "
                                            + "comes first, then names that begin so, then words, then parts.")
                    String q,
            @RestQuery
                    @Parameter(
                            description =
                                    "Only those that this grouping has a group for; with `group`, only those in that.")
                    String grouping,
            @RestQuery @Parameter(description = "Only those in this group of `grouping`.") String group) {
        var date = asOf.date("at", at);
        mustBeThere(number, date);
        var wanted = grouped(grouping, group, date)
                .and(m -> number.isEmpty() || number.contains(m.number()))
                .and(m -> county == null || county.equals(m.countyNumber()));
        var all = registry.get().municipalities(date).stream().filter(wanted).toList();
        if (q == null || q.isBlank()) return Page.of(all, MunicipalityView::number, query);
        var places = places(Names.of(registry.get(), date).find(q));
        return Page.of(
                all.stream().filter(m -> places.containsKey(m.number())).toList(),
                m -> Objects.requireNonNull(places.get(m.number())),
                query);
    }

    /** Each number with its place in the list, as a text that sorts so. */
    private static Map<String, String> places(List<String> numbers) {
        return IntStream.range(0, numbers.size())
                .boxed()
                .collect(Collectors.toMap(numbers::get, place -> String.format(Locale.ROOT, "%04d", place)));
    }

    @GET
    @Path("/{number}")
    @Operation(summary = "A municipality at a date", description = """
                    One municipality (kommune) as it is at a date. For a number that is not valid then, the 404 has `validFrom` and, when it has ended, \
                    `validTo`, `successors` (what it became) and `successorsAtDate` (what that is at the date asked for); when it has not begun, `predecessors`.""")
    public MunicipalityView municipality(
            @Parameter(description = "Four digits (kommunenummer).") String number,
            @RestQuery @Parameter(description = "The date; today when not given.") LocalDate at) {
        var date = asOf.date("at", at);
        return MunicipalityAsked.at(registry.get(), number, date);
    }

    @GET
    @Path("/{number}/history")
    @Operation(
            summary = "A municipality number through time",
            description =
                    "Every version of the number since 2013, the changes it took part in, and where it came from and went.")
    public HistoryView history(@Parameter(description = "Four digits (kommunenummer).") String number) {
        var now = registry.get();
        MunicipalityAsked.known(now, number);
        return new HistoryView(
                now.versions(number).stream().map(now::view).toList(),
                now.changesOf(number),
                now.predecessors(number),
                now.successors(number));
    }

    /** @throws Problem 400 with the successors of those that have ended, when some are not valid at the date */
    private void mustBeThere(List<String> numbers, LocalDate date) {
        var now = Objects.requireNonNull(registry.get());
        var faults = new ArrayList<Fault>();
        var successors = new ArrayList<Named>();
        for (var number : numbers)
            try {
                MunicipalityAsked.at(now, number, date);
            } catch (Problem absent) {
                faults.add(Fault.in("number", absent.code(), absent.arguments()));
                successors.addAll(now.successors(number));
            }
        if (!faults.isEmpty())
            throw Problem.invalid(faults).with("successors", successors.isEmpty() ? null : successors);
    }

    private Predicate<MunicipalityView> grouped(String grouping, String group, LocalDate date) {
        if (grouping == null && group == null) return m -> true;
        if (grouping == null) throw Problem.invalid(Fault.in("group", "group-without-grouping", Map.of()));
        var found = Groupings.of(registry.get())
                .find(grouping)
                .orElseThrow(() ->
                        Problem.invalid(Fault.in("grouping", "unknown-grouping", Map.of("id", Ids.shown(grouping)))));
        if (group != null && found.groups().stream().noneMatch(g -> g.id().equals(group)))
            throw Problem.invalid(
                    Fault.in("group", "unknown-group", Map.of("group", Ids.shown(group), "grouping", grouping)));
        var members = found.members(date);
        return m -> group == null ? members.containsKey(m.number()) : group.equals(members.get(m.number()));
    }
}
