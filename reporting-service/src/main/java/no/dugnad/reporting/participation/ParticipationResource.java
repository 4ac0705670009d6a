package no.dugnad.reporting.participation;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.http.QueryParameters;
import no.dugnad.platform.http.Ready;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.journal.Event;
import no.dugnad.platform.read.Listing;
import no.dugnad.platform.text.SlugForm;
import no.dugnad.platform.write.MergePatch;
import no.dugnad.platform.write.Removed;
import no.dugnad.platform.write.Writes;
import no.dugnad.platform.write.Written;
import no.dugnad.reporting.known.Translations;
import no.dugnad.reporting.known.Translations.Place;
import no.dugnad.reporting.known.Translations.Translated;
import no.dugnad.reporting.participation.ParticipationPage.OnOtherBoundaries;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Ready
@Path("/v1/participations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Participations")
public class ParticipationResource
        implements Written<UUID, Participation, ParticipationRequest, ParticipationView>,
                Removed<UUID, Participation, ParticipationView> {
    private static final LocalDate REGISTRY_BEGINS = LocalDate.of(2013, 1, 1);

    private final EntityManager entities;
    private final ParticipationCheck check;
    private final ParticipationCube cube;
    private final Writes writes;
    private final Translations translations;

    ParticipationResource(
            EntityManager entities,
            ParticipationCheck check,
            ParticipationCube cube,
            Writes writes,
            Translations translations) {
        this.entities = entities;
        this.check = check;
        this.cube = cube;
        this.writes = writes;
        this.translations = translations;
    }

    /** What is asked for in a list. */
    public record Filter(
            @RestQuery
            @Size(max = 200)
            @SlugForm
            @Parameter(description = "Only under this instrument (virkemiddel).")
            @Nullable
            String instrument,

            @RestQuery
            @Size(max = 200)
            @SlugForm
            @Parameter(description = "Only under this call (utlysning).")
            @Nullable
            String call,

            @RestQuery
            @Size(max = 200)
            @SlugForm
            @Parameter(description = "Only through this partnership (samarbeid).")
            @Nullable
            String partnership,

            @RestQuery @Parameter(description = "Only of this year.") @Nullable
            Integer year,

            @RestQuery
            @Pattern(regexp = "[0-9]{4}", message = "municipality-number")
            @Parameter(
                    description =
                            "Only of this municipality (kommunenummer): as it was in that year, or with `boundaries` as it is on those.")
            @Nullable
            String municipality,

            @RestQuery
            @Pattern(regexp = "[0-9]{2}", message = "county-number")
            @Parameter(description = "Only of this county authority (fylkesnummer, as it was in that year).")
            @Nullable
            String county,

            @RestQuery @Parameter(description = "Only with this status.") @Nullable
            ParticipationStatus status,

            @RestQuery @Parameter(description = "Only in this role.") @Nullable
            ParticipationRole role,

            @RestQuery @Parameter(description = "Only invented ones, or only real ones.") @Nullable
            Boolean demo,

            @RestQuery
            @Parameter(
                    description =
                            "Read the municipality numbers (kommunenummer) as they are on the boundaries of this date, beside what they were in their year.")
            @Nullable
            LocalDate boundaries,

            @RestQuery
            @DefaultValue("largest")
            @Parameter(
                    description =
                            "With `boundaries`: a municipality that has been divided is read as the one with the largest weight, or as all.")
            AssignDivided assign)
            implements QueryParameters {}

    @GET
    @Operation(
            operationId = "participations",
            summary = "Participations",
            description =
                    "Participations (deltakelser), oldest first. Numbers are kept as they were in the year; `boundaries` reads them on other boundaries beside that.")
    public ParticipationPage list(
            @BeanParam @Valid PageQuery query,
            @BeanParam @Valid Filter filter,
            @RestQuery
                    @Parameter(
                            description =
                                    "By `id`, `year`, `instrument` or `number`; a minus turns the order. Default `id`, which is by the time of entry.")
                    @Nullable
                    String sort) {
        if (filter.boundaries() == null) {
            var page = listing(filter, null).page(sort, "id", query);
            return new ParticipationPage(
                    page.items().stream()
                            .map(p -> new ParticipationPage.Item(p.view(), null))
                            .toList(),
                    page.total(),
                    page.next(),
                    null);
        }
        if (filter.boundaries().isBefore(REGISTRY_BEGINS))
            throw Problem.invalid(Fault.in("boundaries", "before-the-registry", Map.of("first", REGISTRY_BEGINS)));
        var map = translations.to(filter.boundaries(), filter.assign() == AssignDivided.ALL);
        var page = listing(filter, map).page(sort, "id", query);
        return new ParticipationPage(
                page.items().stream()
                        .map(Participation::view)
                        .map(view -> new ParticipationPage.Item(view, translated(view, filter.boundaries(), map)))
                        .toList(),
                page.total(),
                page.next(),
                whose(listing(filter, map), "divided", map, Translated::divided).count());
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "participation",
            summary = "A participation",
            description = "One participation (deltakelse).")
    public ParticipationView one(@Parameter(description = "From `id`.") UUID id) {
        return Participation.withId(id).orElseThrow(() -> unknown(id)).view();
    }

    @POST
    @Transactional
    @RolesAllowed(Scopes.PARTICIPATIONS)
    @Operation(
            operationId = "reportParticipation",
            summary = "Report a participation",
            description =
                    "By the instrument's owner, or by the call's manager where the call is named. Only one with the same instrument, project, party, role and year can be there.")
    public RestResponse<ParticipationView> report(@NotNull @Valid ParticipationRequest request) {
        return writes.create(this, Writes.newId(), request);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Transactional
    @RolesAllowed(Scopes.PARTICIPATIONS)
    @Operation(
            operationId = "reviseParticipation",
            summary = "Revise a participation",
            description = "JSON Merge Patch (RFC 7396): what is given is changed, null clears.")
    public ParticipationView revise(
            UUID id, @NotNull @Schema(implementation = ParticipationRequest.class) JsonNode patch) {
        return writes.patch(this, id, patch);
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @RolesAllowed(Scopes.PARTICIPATIONS)
    @Operation(
            operationId = "removeParticipation",
            summary = "Remove a participation",
            description =
                    "One that was entered by mistake. What did not come to anything is `rejected` or `withdrawn`.")
    public void remove(@Parameter(description = "From `id`.") UUID id) {
        writes.remove(this, id);
    }

    @Override
    public String word() {
        return "participation";
    }

    @Override
    public Optional<Participation> locked(UUID id) {
        return Participation.locked(id);
    }

    @Override
    public ParticipationView view(Participation participation) {
        return participation.view();
    }

    @Override
    public ParticipationRequest request(Participation participation) {
        return participation.request();
    }

    @Override
    public void mayCreate(UUID id, ParticipationRequest request) {
        check.right(request);
        Participation.like(request).ifPresent(ParticipationResource::taken);
    }

    @Override
    public void mayChange(Participation participation) {
        check.mayChange(participation);
    }

    @Override
    public void mayBecome(Participation participation, ParticipationRequest request) {
        check.right(request, participation);
        Participation.like(request).filter(other -> other != participation).ifPresent(ParticipationResource::taken);
    }

    @Override
    public @Nullable Problem refused(String constraint) {
        return constraint.equals("participation_key")
                ? Problem.conflict("participation-just-reported", Map.of())
                : null;
    }

    @Override
    public Participation create(UUID id, ParticipationRequest request) {
        return Participation.of(id, request);
    }

    @Override
    public List<? extends Event> created(Participation participation) {
        cube.moved(null, participation.view());
        return List.of(participation.reported());
    }

    @Override
    public List<? extends Event> revise(Participation participation, ParticipationRequest request) {
        var before = participation.view();
        var events = participation.revise(request);
        if (!events.isEmpty()) cube.moved(before, participation.view());
        return events;
    }

    @Override
    public List<? extends Event> remove(Participation participation) {
        var event = participation.remove();
        cube.moved(event.state(), null);
        return List.of(event);
    }

    /** @param map what the numbers are on the boundaries asked for; null when nothing is translated */
    private Listing<Participation> listing(Filter filter, @Nullable Map<Place, Translated> map) {
        var listing = Listing.of(entities, Participation.class)
                .where("e.instrument = :instrument", "instrument", filter.instrument())
                .where("e.call = :call", "call", filter.call())
                .where("e.partnership = :partnership", "partnership", filter.partnership())
                .where("e.year = :year", "year", filter.year())
                .where("e.partyNumber = :municipality", "municipality", map == null ? filter.municipality() : null)
                .where("e.partyNumber = :county", "county", filter.county())
                .where("e.status = :status", "status", filter.status())
                .where("e.role = :role", "role", filter.role())
                .where("e.demo = :demo", "demo", filter.demo())
                .sortable("id", "e.id")
                .sortable("year", "e.year")
                .sortable("instrument", "e.instrument")
                .sortable("number", "e.partyNumber");
        return map == null || filter.municipality() == null
                ? listing
                : whose(
                        listing,
                        "at",
                        map,
                        translated -> translated.targets().stream()
                                .anyMatch(target -> target.number().equals(filter.municipality())));
    }

    /** Narrows the list to those whose number of their year is so on the other boundaries. */
    private static Listing<Participation> whose(
            Listing<Participation> listing, String prefix, Map<Place, Translated> map, Predicate<Translated> so) {
        var years = new TreeMap<String, List<Integer>>();
        map.forEach((place, translated) -> {
            if (so.test(translated))
                years.computeIfAbsent(place.number(), number -> new ArrayList<>())
                        .add(place.year());
        });
        if (years.isEmpty()) return listing.where("1 = 0");
        var conditions = new ArrayList<String>();
        var values = new HashMap<String, Object>();
        years.forEach((number, of) -> {
            var name = prefix + conditions.size();
            conditions.add("e.partyNumber = :" + name + " and e.year in :" + name + "years");
            values.put(name, number);
            values.put(name + "years", of);
        });
        return listing.where("(" + String.join(") or (", conditions) + ")", values);
    }

    private static @Nullable OnOtherBoundaries translated(
            ParticipationView view, LocalDate boundaries, Map<Place, Translated> map) {
        var translated = map.get(new Place(view.year(), view.party().number()));
        return translated == null
                ? null
                : new OnOtherBoundaries(boundaries, translated.targets(), translated.divided());
    }

    private static void taken(Participation other) {
        throw Problem.conflict("participation-exists", Map.of("id", other.id())).with("id", other.id());
    }
}
