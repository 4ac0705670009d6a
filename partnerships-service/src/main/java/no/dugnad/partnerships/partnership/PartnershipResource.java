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
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import no.dugnad.partnerships.party.KnownParties;
import no.dugnad.partnerships.party.Parties;
import no.dugnad.platform.http.Ids;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.identity.Caller;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.journal.Journal;
import no.dugnad.platform.read.Listing;
import no.dugnad.platform.text.OneLine;
import no.dugnad.platform.text.Slug;
import no.dugnad.platform.text.Text;
import no.dugnad.platform.text.WebAddress;
import no.dugnad.platform.write.MergePatch;
import no.dugnad.platform.write.Preconditions;
import no.dugnad.platform.write.References;
import no.dugnad.platform.write.Writes;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/partnerships")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Partnerships",
        description =
                "Who works together (samarbeid): regional networks, research partnerships, programmes and joint ventures.")
public class PartnershipResource {
    @Schema(name = "PartnershipRequest", description = "A partnership as its host writes it.")
    record PartnershipRequest(
            @Schema(
                    nullable = true,
                    description = "May repeat the address's id in a PUT or PATCH; not given in a POST.")
            String id,

            @NotNull Text name,
            @NotNull PartnershipKind kind,

            @Schema(nullable = true, description = "What it is for (formål).")
            Text purpose,

            @NotNull @Valid Host host,

            @Size(max = 50)
            @Schema(nullable = true, description = "Numbers of the counties it covers; none for the whole country.")
            List<@NotNull @Pattern(regexp = "[0-9]{2}", message = "county-number") String> counties,

            @Schema(nullable = true, description = "First day.")
            LocalDate foundedOn,

            @Schema(nullable = true, description = "First day on which it is no more.")
            LocalDate endsOn,

            @Schema(nullable = true, description = "Agreement or law it stands on (hjemmel).")
            Text legalBasis,

            @Schema(nullable = true, description = "What members pay (avgift).")
            Text fee,

            @Size(max = 2000) @WebAddress @Schema(nullable = true)
            String website,

            @Schema(nullable = true) Text note,

            @Size(max = 2000) @OneLine @Schema(nullable = true, description = "Where the record is from.")
            String source,

            @Min(1900) @Max(2200) @Schema(nullable = true, description = "Year of what the record says.")
            Integer asOf) {}

    private final EntityManager entities;
    private final Parties parties;
    private final Journal journal;
    private final Caller caller;
    private final Preconditions preconditions;
    private final MergePatch mergePatch;
    private final PersonalData personal;

    PartnershipResource(
            EntityManager entities,
            Parties parties,
            Journal journal,
            Caller caller,
            Preconditions preconditions,
            MergePatch mergePatch,
            PersonalData personal) {
        this.entities = entities;
        this.parties = parties;
        this.journal = journal;
        this.caller = caller;
        this.preconditions = preconditions;
        this.mergePatch = mergePatch;
        this.personal = personal;
    }

    @GET
    @Operation(
            operationId = "partnerships",
            summary = "Partnerships",
            description = "Partnerships (samarbeid) of all kinds, by name. Those that are over are there too.")
    public Page<PartnershipView> list(
            @BeanParam @Valid PageQuery query,
            @RestQuery @Parameter(description = "Only this kind.") PartnershipKind kind,
            @RestQuery
                    @Pattern(regexp = "[0-9]{2}", message = "county-number")
                    @Parameter(description = "Only those that cover this county (fylkesnummer).")
                    String county,
            @RestQuery
                    @Pattern(regexp = "[0-9]{9}", message = "organisation-number")
                    @Parameter(description = "Only those with this host (organisation number).")
                    String host,
            @RestQuery
                    @Size(max = 200)
                    @OneLine
                    @Parameter(description = "Words that all are in the name or the purpose, in any language.")
                    String q,
            @RestQuery
                    @Parameter(
                            description =
                                    "By `name`, `id`, `kind` or `foundedOn`; a minus turns the order. Default `name`.")
                    String sort) {
        var listing = Listing.of(entities, Partnership.class)
                .where("e.kind = :kind", "kind", kind)
                .where("array_contains(e.counties, :county)", "county", county)
                .where("e.hostOrganisation = :host", "host", host)
                .sortable("name", "e.sortName")
                .sortable("id", "e.id")
                .sortable("kind", "cast(e.kind as string)")
                .sortable("foundedOn", "e.foundedOn");
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
        return page.map(p -> p.view(known));
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
    @APIResponse(
            responseCode = "201",
            description = "Formed.",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = PartnershipView.class)))
    public Response form(@NotNull @Valid PartnershipRequest request) {
        Ids.none(request.id());
        caller.mustBeOneOf(request.host().organisationNumber().value());
        var id = Slug.of(request.name());
        if (Partnership.withId(id).isPresent()) throw taken(id);
        return formed(id, request, taken(id));
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
    @APIResponse(
            responseCode = "200",
            description = "Replaced.",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = PartnershipView.class)))
    @APIResponse(
            responseCode = "201",
            description = "Formed.",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = PartnershipView.class)))
    public Response put(
            @RestPath @Parameter(description = "Slug, such as `digivestland`.") String id,
            @NotNull @Valid PartnershipRequest request) {
        Ids.same(id, request.id());
        var found = Partnership.locked(id);
        if (found.isPresent()) {
            var partnership = found.get();
            mayChange(partnership);
            return Response.ok(revised(partnership, request)).build();
        }
        if (!Slug.valid(id)) throw Problem.invalid(Fault.in("id", "slug", Map.of()));
        caller.mustBeOneOf(request.host().organisationNumber().value());
        preconditions.toCreate();
        return formed(id, request, Problem.of(412, "precondition-failed", Map.of()));
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
        var partnership = Partnership.locked(id).orElseThrow(() -> unknown(id));
        mayChange(partnership);
        var request = mergePatch.apply(partnership.request(), patch, PartnershipRequest.class);
        Ids.same(id, request.id());
        return revised(partnership, request);
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @RolesAllowed(Scopes.PARTNERSHIPS)
    @Operation(
            operationId = "removePartnership",
            summary = "Remove a partnership",
            description =
                    "One that was entered by mistake: only while it has no members and no bodies, past ones counted; its contacts are erased. A partnership that is over gets its `endsOn`.")
    public void remove(@RestPath @Parameter(description = "Slug, such as `digivestland`.") String id) {
        var partnership = Partnership.locked(id).orElseThrow(() -> unknown(id));
        mayChange(partnership);
        var removed = partnership.remove(known(partnership));
        partnership.delete();
        References.unused("partnership_id", entities::flush, Problem.conflict("partnership-in-use", Map.of("id", id)));
        Contact.of(id).forEach(contact -> personal.erase(contact, id));
        journal.record(removed);
    }

    private void mayChange(Partnership partnership) {
        caller.mustBeOneOf(partnership.host());
        preconditions.toChange(partnership.view(known(partnership)));
    }

    private PartnershipView revised(Partnership partnership, PartnershipRequest request) {
        if (!request.host().organisationNumber().value().equals(partnership.host()) && !caller.isAdmin())
            throw Problem.forbidden("host-is-fixed", Map.of());
        var known = parties.known(
                parties.today(), partnership.parties(), organisations(partnership, request), counties(request));
        partnership.revise(request, known).ifPresent(journal::record);
        return partnership.view(known);
    }

    private Response formed(String id, PartnershipRequest request, Problem whenAnotherWasFirst) {
        var known = parties.known(
                parties.today(),
                List.of(),
                List.of(request.host().organisationNumber().value()),
                counties(request));
        var partnership = Partnership.form(id, request, known);
        Writes.first(partnership::persistAndFlush, whenAnotherWasFirst);
        journal.record(partnership.formed(known));
        return Response.created(URI.create("/v1/partnerships/" + id))
                .entity(partnership.view(known))
                .build();
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

    private static Problem taken(String id) {
        return Problem.conflict(
                "partnership-exists", Map.of("id", id), Fault.at("/name", "partnership-exists", Map.of("id", id)));
    }

    static Problem unknown(String id) {
        return Problem.notFound("unknown-partnership", Map.of("id", Ids.shown(id)));
    }
}
