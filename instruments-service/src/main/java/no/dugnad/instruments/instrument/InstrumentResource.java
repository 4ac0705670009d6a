package no.dugnad.instruments.instrument;

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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dugnad.instruments.instrument.Vocabulary.Orientation;
import no.dugnad.instruments.instrument.Vocabulary.Sector;
import no.dugnad.instruments.instrument.Vocabulary.Status;
import no.dugnad.instruments.instrument.Vocabulary.Support;
import no.dugnad.instruments.search.Search;
import no.dugnad.instruments.version.Versions;
import no.dugnad.platform.http.Ids;
import no.dugnad.platform.http.MergePatch;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Paged;
import no.dugnad.platform.http.Preconditions;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.identity.Caller;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.journal.Journal;
import no.dugnad.platform.read.Listing;
import no.dugnad.platform.text.OneLine;
import no.dugnad.platform.text.Slug;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/instruments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Instruments", description = "The schemes (virkemidler) that municipalities and others can take part in.")
public class InstrumentResource {
    private static final String SLUG = "Slug, such as `klimasats`.";

    /** A page of instruments, and how many of the whole list each word of a facet has. */
    public record InstrumentList(
            @Schema(required = true) List<InstrumentView> items,
            @Schema(required = true) long total,

            @Schema(required = true, nullable = true, description = "Address of the next page; null on the last.")
            String next,

            @Schema(
                    required = true,
                    description =
                            "Counts over the whole list, by support, orientation, status, theme, sector and owner.")
            Map<String, Map<String, Long>> facets)
            implements Paged {}

    public record VersionView(
            @Schema(required = true) int version,

            @Schema(required = true, description = "Fields that differ from the version before.")
            List<String> changed,

            @Schema(required = true) Instant recordedAt,

            @Schema(description = "On whose behalf it was written.")
            String organisationNumber,

            @Schema(required = true) InstrumentView instrument) {}

    public record VersionList(
            @Schema(required = true) List<VersionView> items,
            @Schema(required = true) long total) {}

    private final EntityManager entities;
    private final Search search;
    private final Journal journal;
    private final Versions versions;
    private final Caller caller;
    private final Preconditions preconditions;
    private final MergePatch mergePatch;

    InstrumentResource(
            EntityManager entities,
            Search search,
            Journal journal,
            Versions versions,
            Caller caller,
            Preconditions preconditions,
            MergePatch mergePatch) {
        this.entities = entities;
        this.search = search;
        this.journal = journal;
        this.versions = versions;
        this.caller = caller;
        this.preconditions = preconditions;
        this.mergePatch = mergePatch;
    }

    @GET
    @Operation(
            operationId = "instruments",
            summary = "Instruments",
            description = "Instruments (virkemidler), with counts by facet. Ended ones are there too.")
    public InstrumentList list(
            @BeanParam @Valid PageQuery query,
            @RestQuery
                    @Size(max = 200)
                    @OneLine
                    @Parameter(
                            description =
                                    "Full text in Norwegian, bokmål and nynorsk; knows synonyms and bears with typing errors.")
                    String q,
            @RestQuery @Size(max = 80) @Parameter(description = "Only this theme.") String theme,
            @RestQuery @Parameter(description = "Only this sector.") Sector sector,
            @RestQuery @Parameter(description = "Only this kind of support.") Support support,
            @RestQuery @Parameter(description = "Only this orientation.") Orientation orientation,
            @RestQuery
                    @Pattern(regexp = "[0-9]{9}", message = "organisation-number")
                    @Parameter(description = "Only those of this owner (organisation number).")
                    String owner,
            @RestQuery @Parameter(description = "Only those of this status.") Status status,
            @RestQuery
                    @Parameter(
                            description =
                                    "By `name`, `id`, or with `q` by `relevance`, best first; a minus turns the order. Default `name`.")
                    String sort) {
        var listing = Listing.of(entities, Instrument.class)
                .where("array_contains(e.themes, :theme)", "theme", theme)
                .where("array_contains(e.sectors, :sector)", "sector", word(sector))
                .where("e.support = :support", "support", word(support))
                .where("e.orientation = :orientation", "orientation", word(orientation))
                .where("e.owner = :owner", "owner", owner)
                .where("e.status = :status", "status", word(status))
                .sortable("name", "e.sortName")
                .sortable("id", "e.id");
        search.in(listing, q);
        var page = listing.page(sort, "name", query).map(Instrument::view);
        return new InstrumentList(page.items(), page.total(), page.next(), facets(listing));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "instrument", summary = "An instrument")
    public InstrumentView one(@RestPath @Parameter(description = SLUG) String id) {
        return Instrument.withId(id).orElseThrow(() -> unknown(id)).view();
    }

    @GET
    @Path("/{id}/versions")
    @Operation(
            operationId = "instrumentVersions",
            summary = "Every version of an instrument",
            description = "Newest first, each whole, with what changed.")
    public VersionList versions(@RestPath @Parameter(description = SLUG) String id) {
        if (Instrument.withId(id).isEmpty()) throw unknown(id);
        var all = versions.of(Versions.Of.INSTRUMENT, id).stream()
                .map(kept -> new VersionView(
                        kept.version(),
                        kept.changed(),
                        kept.recordedAt(),
                        kept.organisationNumber(),
                        versions.read(kept, InstrumentRequest.class).view()))
                .toList();
        return new VersionList(all, all.size());
    }

    @POST
    @Transactional
    @RolesAllowed(Scopes.INSTRUMENTS)
    @Operation(
            operationId = "publishInstrument",
            summary = "Publish an instrument",
            description = "By its owner. The id is made from the name.")
    @APIResponse(
            responseCode = "201",
            description = "Published.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = InstrumentView.class)))
    public Response publish(@NotNull @Valid InstrumentRequest request) {
        Ids.none(request.id());
        caller.mustBeOneOf(request.owner().number());
        var id = Slug.of(request.name());
        if (Instrument.withId(id).isPresent()) throw taken(id);
        return published(id, request, taken(id));
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @RolesAllowed(Scopes.INSTRUMENTS)
    @Operation(
            operationId = "putInstrument",
            summary = "Publish or replace an instrument",
            description =
                    "With `If-None-Match: *` it is published under this id; with `If-Match` it is replaced. Only an admin can give it another owner.")
    @APIResponse(
            responseCode = "200",
            description = "Replaced.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = InstrumentView.class)))
    @APIResponse(
            responseCode = "201",
            description = "Published.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = InstrumentView.class)))
    public Response put(@RestPath @Parameter(description = SLUG) String id, @NotNull @Valid InstrumentRequest request) {
        Ids.same(id, request.id());
        var found = Instrument.locked(id);
        if (found.isPresent()) {
            mayChange(found.get());
            return Response.ok(revised(found.get(), request)).build();
        }
        if (!Slug.valid(id)) throw Problem.invalid(Fault.in("id", "slug", Map.of()));
        caller.mustBeOneOf(request.owner().number());
        preconditions.toCreate();
        return published(id, request, Problem.of(412, "precondition-failed", Map.of()));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Transactional
    @RolesAllowed(Scopes.INSTRUMENTS)
    @Operation(
            operationId = "changeInstrument",
            summary = "Change an instrument",
            description = "JSON Merge Patch (RFC 7396): what is given is changed, null clears.")
    public InstrumentView change(
            @RestPath @Parameter(description = SLUG) String id,
            @NotNull @Schema(type = SchemaType.OBJECT, description = "Any of the fields of InstrumentRequest.")
                    JsonNode patch) {
        var instrument = Instrument.locked(id).orElseThrow(() -> unknown(id));
        mayChange(instrument);
        var request = mergePatch.apply(instrument.body(), patch, InstrumentRequest.class);
        Ids.same(id, request.id());
        return revised(instrument, request);
    }

    private void mayChange(Instrument instrument) {
        caller.mustBeOneOf(instrument.owner());
        preconditions.toChange(instrument.view());
    }

    private InstrumentView revised(Instrument instrument, InstrumentRequest request) {
        if (!request.owner().number().equals(instrument.owner()) && !caller.isAdmin())
            throw Problem.forbidden("owner-is-fixed", Map.of());
        if (instrument.says(request)) return instrument.view();
        var before = instrument.body();
        var event = instrument.revise(request);
        versions.keep(Versions.Of.INSTRUMENT, event.key(), instrument.version(), before, instrument.body());
        journal.record(event);
        return instrument.view();
    }

    private Response published(String id, InstrumentRequest request, Problem whenAnotherWasFirst) {
        var instrument = Instrument.of(id, request);
        Ids.first(instrument::persistAndFlush, whenAnotherWasFirst);
        versions.keep(Versions.Of.INSTRUMENT, id, instrument.version(), null, instrument.body());
        journal.record(instrument.published());
        return Response.created(URI.create("/v1/instruments/" + id))
                .entity(instrument.view())
                .build();
    }

    private static Map<String, Map<String, Long>> facets(Listing<Instrument> listing) {
        var rows = listing.columns("e.support", "e.orientation", "e.status", "e.owner", "e.themes", "e.sectors");
        var facets = new TreeMap<String, Map<String, Long>>();
        var names = List.of("support", "orientation", "status", "owner", "theme", "sector");
        for (var i = 0; i < names.size(); i++) {
            var column = i;
            facets.put(
                    names.get(i),
                    rows.stream()
                            .flatMap(
                                    row -> row[column] instanceof List<?> many ? many.stream() : Stream.of(row[column]))
                            .collect(Collectors.groupingBy(String::valueOf, TreeMap::new, Collectors.counting())));
        }
        return facets;
    }

    private static String word(Enum<?> constant) {
        return constant == null ? null : Words.word(constant);
    }

    private static Problem taken(String id) {
        return Problem.conflict(
                "instrument-exists", Map.of("id", id), Fault.at("/name", "instrument-exists", Map.of("id", id)));
    }

    private static Problem unknown(String id) {
        return Problem.notFound("unknown-instrument", Map.of("id", Ids.shown(id)));
    }
}
