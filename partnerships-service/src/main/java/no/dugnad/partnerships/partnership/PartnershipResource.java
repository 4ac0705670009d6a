package no.dugnad.partnerships.partnership;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import no.dugnad.partnerships.party.KnownParties;
import no.dugnad.partnerships.party.Parties;
import no.dugnad.partnerships.party.Party;
import no.dugnad.platform.http.Ids;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Ready;
import no.dugnad.platform.identity.Caller;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.journal.Event;
import no.dugnad.platform.read.Listing;
import no.dugnad.platform.text.OneLine;
import no.dugnad.platform.text.Slug;
import no.dugnad.platform.text.Text;
import no.dugnad.platform.text.WebAddress;
import no.dugnad.platform.write.Identified;
import no.dugnad.platform.write.MergePatch;
import no.dugnad.platform.write.References;
import no.dugnad.platform.write.Removed;
import no.dugnad.platform.write.Writes;
import no.dugnad.platform.write.Written;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Ready
@Path("/v1/partnerships")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Partnerships",
        description =
                "Who works together (samarbeid): regional networks, research partnerships, programmes and joint ventures.")
public class PartnershipResource
        implements Written<String, Partnership, PartnershipResource.PartnershipRequest, PartnershipView>,
                Removed<String, Partnership, PartnershipView> {
    private static final String THERE =
            "(e.foundedOn is null or e.foundedOn <= :day) and (e.endsOn is null or e.endsOn > :day)";

    private static final String MEMBER = """
            exists (
              select 1 from Membership m
              where m.partnership = e and m.party.number = :municipality and m.joinedOn <= :day and (m.leftOn is null or m.leftOn > :day)
                and m.state <> :contested)
            """;

    /** So many arenas go with a partnership that is removed; who has more of them did not enter it by mistake. */
    private static final int MOST_ARENAS = 100;

    @Schema(name = "PartnershipRequest", description = "A partnership as its host writes it.")
    record PartnershipRequest(
            @Schema(
                    nullable = true,
                    description = "May repeat the address's id in a PUT or PATCH; not given in a POST.")
            @Nullable
            String id,

            @NotNull Text name,
            @NotNull PartnershipKind kind,

            @Schema(nullable = true, description = "What it is for (formål).") @Nullable
            Text purpose,

            @NotNull @Valid Host host,

            @Size(max = 50)
            @Schema(nullable = true, description = "Numbers of the counties it covers; none for the whole country.")
            List<@NotNull @Pattern(regexp = "[0-9]{2}", message = "county-number") String> counties,

            @Schema(nullable = true, description = "First day.") @Nullable
            LocalDate foundedOn,

            @Schema(nullable = true, description = "First day on which it is no more.") @Nullable
            LocalDate endsOn,

            @Schema(nullable = true, description = "Agreement or law it stands on (hjemmel).") @Nullable
            Text legalBasis,

            @Schema(nullable = true, description = "What members pay (avgift).") @Nullable
            Text fee,

            @Size(max = 2000) @WebAddress @Schema(nullable = true) @Nullable
            String website,

            @Schema(nullable = true) @Nullable Text note,

            @Size(max = 2000) @OneLine @Schema(nullable = true, description = "Where the record is from.") @Nullable
            String source,

            @Min(1900) @Max(2200) @Schema(nullable = true, description = "Year of what the record says.") @Nullable
            Integer asOf)
            implements Identified {

        PartnershipRequest {
            counties = Objects.requireNonNullElse(counties, List.of());
        }
    }

    private final EntityManager entities;
    private final Parties parties;
    private final Caller caller;
    private final PersonalData personal;
    private final Hosting hosting;
    private final Writes writes;

    PartnershipResource(
            EntityManager entities,
            Parties parties,
            Caller caller,
            PersonalData personal,
            Hosting hosting,
            Writes writes) {
        this.entities = entities;
        this.parties = parties;
        this.caller = caller;
        this.personal = personal;
        this.hosting = hosting;
        this.writes = writes;
    }

    @GET
    @Operation(
            operationId = "partnerships",
            summary = "Partnerships",
            description =
                    "Partnerships (samarbeid) of all kinds, by name. Those that are over are there too, unless a day or a municipality is asked for. With `municipality` each says which membership it has, and whose word that is: a proposed one counts nowhere yet.")
    public Page<ListedPartnership> list(
            @BeanParam @Valid PageQuery query,
            @RestQuery @Parameter(description = "Only this kind.") @Nullable PartnershipKind kind,
            @RestQuery
                    @Pattern(regexp = "[0-9]{2}", message = "county-number")
                    @Parameter(description = "Only those that cover this county (fylkesnummer).")
                    @Nullable
                    String county,
            @RestQuery
                    @Pattern(regexp = "[0-9]{9}", message = "organisation-number")
                    @Parameter(description = "Only those with this host (organisation number).")
                    @Nullable
                    String host,
            @RestQuery
                    @Pattern(regexp = "[0-9]{4}", message = "municipality-number")
                    @Parameter(
                            description =
                                    "Only those that this municipality (kommunenummer) is a member of on the day; also those that it is proposed for, but not those where it contests that.")
                    @Nullable
                    String municipality,
            @RestQuery
                    @Parameter(
                            description =
                                    "Only those that there are on this day, 2013-01-01 or later. With `municipality` today in Norway when it is not given.")
                    @Nullable
                    LocalDate at,
            @RestQuery
                    @Size(max = 200)
                    @OneLine
                    @Parameter(description = "Words that all are in the name or the purpose, in any language.")
                    @Nullable
                    String q,
            @RestQuery
                    @Parameter(
                            description =
                                    "By `name`, `id`, `kind` or `foundedOn`; a minus turns the order. Default `name`.")
                    @Nullable
                    String sort) {
        var listing = Listing.of(entities, Partnership.class)
                .where("e.kind = :kind", "kind", kind)
                .where("array_contains(e.counties, :county)", "county", county)
                .where("e.hostOrganisation = :host", "host", host)
                .sortable("name", "e.sortName")
                .sortable("id", "e.id")
                .sortable("kind", "cast(e.kind as string)")
                .sortable("foundedOn", "e.foundedOn");
        var day = Days.at(at, parties.today());
        if (at != null || municipality != null) listing.where(THERE, Map.of("day", day));
        if (municipality != null)
            listing.where(MEMBER, Map.of("municipality", municipality, "contested", MembershipState.CONTESTED));
        var words =
                q == null ? new String[0] : q.strip().toLowerCase(Locale.ROOT).split("\\s+");
        for (var i = 0; i < words.length; i++)
            listing.where("locate(:word" + i + ", e.words) > 0", "word" + i, words[i]);
        var page = listing.page(sort, "name", query);
        var known = parties.known(
                parties.today(),
                List.of(),
                page.items().stream().map(Partnership::host).toList(),
                List.of());
        if (municipality == null) return page.map(p -> new ListedPartnership(p.view(known), null));
        var memberships = Membership.of(municipality, day, page.items());
        var named = parties.known(day, List.of(Party.municipality(municipality)), List.of(), List.of());
        return page.map(p -> {
            var membership = memberships.get(p.id());
            return new ListedPartnership(p.view(known), membership == null ? null : membership.view(named));
        });
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "partnership",
            summary = "A partnership",
            description = "One partnership (samarbeid). Its members are at `/v1/partnerships/{id}/members`.")
    public PartnershipView one(@RestPath @Parameter(description = "Slug, such as `digivestland`.") String id) {
        var partnership = Partnership.withId(id).orElseThrow(() -> unknown(id));
        return partnership.view(known(partnership));
    }

    @POST
    @Transactional
    @RolesAllowed(Scopes.PARTNERSHIPS)
    @Operation(
            operationId = "formPartnership",
            summary = "Form a partnership",
            description = "By its host. The id is made from the name.")
    public RestResponse<PartnershipView> form(@NotNull @Valid PartnershipRequest request) {
        return writes.create(this, Slug.of(request.name()), request);
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @RolesAllowed(Scopes.PARTNERSHIPS)
    @Operation(
            operationId = "putPartnership",
            summary = "Form or replace a partnership",
            description =
                    "With `If-None-Match: *` it is formed under this id; with `If-Match` its record is replaced. Members are not touched. Only an admin can give it another host.")
    public RestResponse<PartnershipView> put(
            @RestPath @Parameter(description = "Slug, such as `digivestland`.") String id,
            @NotNull @Valid PartnershipRequest request) {
        return writes.put(this, id, request);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, "application/json"})
    @Transactional
    @RolesAllowed(Scopes.PARTNERSHIPS)
    @Operation(
            operationId = "changePartnership",
            summary = "Change a partnership",
            description =
                    "JSON Merge Patch (RFC 7396): what is given is changed, null clears. Only an admin can give it another host.")
    public PartnershipView change(
            @RestPath @Parameter(description = "Slug, such as `digivestland`.") String id,
            @NotNull @Schema(type = SchemaType.OBJECT, description = "Any of the fields of PartnershipRequest.")
                    JsonNode patch) {
        return writes.patch(this, id, patch);
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @RolesAllowed(Scopes.PARTNERSHIPS)
    @Operation(
            operationId = "removePartnership",
            summary = "Remove a partnership",
            description =
                    "One that was entered by mistake: only while it has no members and no bodies, past ones counted, and at most 100 arenas, which are removed with it; its contacts are erased. A partnership that is over gets its `endsOn`.")
    public void remove(@RestPath @Parameter(description = "Slug, such as `digivestland`.") String id) {
        writes.remove(this, id);
    }

    @Override
    public String word() {
        return "partnership";
    }

    @Override
    public void check(PartnershipRequest request) {
        Partnership.check(
                request,
                parties.known(
                        parties.today(),
                        List.of(),
                        List.of(request.host().organisationNumber().value()),
                        counties(request)));
    }

    @Override
    public Optional<Partnership> locked(String id) {
        return Partnership.locked(id);
    }

    @Override
    public void mayChange(Partnership partnership) {
        hosting.mustHost(partnership);
    }

    @Override
    public void mayCreate(String id, PartnershipRequest request) {
        caller.mustBeOneOf(request.host().organisationNumber().value());
    }

    @Override
    public void mayBecome(Partnership partnership, PartnershipRequest request) {
        if (!request.host().organisationNumber().value().equals(partnership.host()) && !caller.isAdmin())
            throw Problem.forbidden("host-is-fixed", Map.of());
    }

    @Override
    public PartnershipView view(Partnership partnership) {
        return partnership.view(known(partnership));
    }

    @Override
    public PartnershipRequest request(Partnership partnership) {
        return partnership.request();
    }

    @Override
    public Partnership create(String id, PartnershipRequest request) {
        return Partnership.form(id, request);
    }

    @Override
    public List<? extends Event> created(Partnership partnership) {
        return List.of(partnership.formed(known(partnership)));
    }

    @Override
    public List<? extends Event> revise(Partnership partnership, PartnershipRequest request) {
        var known = parties.known(
                parties.today(), partnership.parties(), organisations(partnership, request), counties(request));
        return partnership.revise(request, known);
    }

    @Override
    public List<? extends Event> remove(Partnership partnership) {
        var events = new ArrayList<Event>();
        events.add(partnership.remove(known(partnership)));
        var arenas = Arena.countOf(partnership.id());
        if (arenas > MOST_ARENAS)
            throw Problem.conflict("partnership-has-arenas", Map.of("arenas", arenas, "max", MOST_ARENAS));
        for (var arena : Arena.of(partnership.id())) {
            arena.delete();
            events.add(arena.removed());
        }
        partnership.delete();
        // what keeps it is told before anybody is erased
        entities.flush();
        Contact.of(partnership.id()).forEach(contact -> personal.erase(contact, partnership.id()));
        return events;
    }

    @Override
    public @Nullable Problem inUse(String id, String constraint) {
        return References.by("partnership_id", constraint)
                ? Problem.conflict("partnership-in-use", Map.of("id", id))
                : null;
    }

    static Problem unknownPartnership(String id) {
        return Problem.notFound("unknown-partnership", Map.of("id", Ids.shown(id)));
    }

    private KnownParties known(Partnership partnership) {
        return parties.known(parties.today(), List.of(), List.of(partnership.host()), List.of());
    }

    private static List<String> organisations(Partnership partnership, PartnershipRequest request) {
        return Stream.of(partnership.host(), request.host().organisationNumber().value())
                .distinct()
                .toList();
    }

    private static List<String> counties(PartnershipRequest request) {
        return Objects.requireNonNullElse(request.counties(), List.of());
    }
}
