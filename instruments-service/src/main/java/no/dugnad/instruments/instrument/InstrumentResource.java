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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dugnad.instruments.instrument.Vocabulary.Orientation;
import no.dugnad.instruments.instrument.Vocabulary.Sector;
import no.dugnad.instruments.instrument.Vocabulary.Status;
import no.dugnad.instruments.instrument.Vocabulary.Support;
import no.dugnad.instruments.search.Search;
import no.dugnad.instruments.version.Versions;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Paged;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Ready;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.identity.Caller;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.journal.Event;
import no.dugnad.platform.read.Listing;
import no.dugnad.platform.text.OneLine;
import no.dugnad.platform.text.Slug;
import no.dugnad.platform.write.MergePatch;
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
@Path("/v1/instruments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Instruments", description = "The schemes (virkemidler) that municipalities and others can take part in.")
public class InstrumentResource implements Written<String, Instrument, InstrumentRequest, InstrumentView> {
    private static final String SLUG = "Slug, such as `klimasats`.";

    /** A page of instruments, and how many of the whole list each word of a facet has. */
    public record InstrumentList(
            @Schema(required = true) List<InstrumentView> items,
            @Schema(required = true) long total,

            @Schema(required = true, nullable = true, description = "Address of the next page; null on the last.")
            @Nullable
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

    private final EntityManager entities;
    private final Search search;
    private final Versions versions;
    private final Caller caller;
    private final Writes writes;

    InstrumentResource(EntityManager entities, Search search, Versions versions, Caller caller, Writes writes) {
        this.entities = entities;
        this.search = search;
        this.versions = versions;
        this.caller = caller;
        this.writes = writes;
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
    public Page<VersionView> versions(
            @RestPath @Parameter(description = SLUG) String id, @BeanParam @Valid PageQuery query) {
        if (Instrument.withId(id).isEmpty()) throw unknown(id);
        return versions.of(Versions.Of.INSTRUMENT, id, query)
                .map(kept -> new VersionView(
                        kept.version(),
                        kept.changed(),
                        kept.recordedAt(),
                        kept.organisationNumber(),
                        versions.read(kept, InstrumentRequest.class).view()));
    }

    @POST
    @Transactional
    @RolesAllowed(Scopes.INSTRUMENTS)
    @Operation(
            operationId = "publishInstrument",
            summary = "Publish an instrument",
            description = "By its owner. The id is made from the name.")
    public RestResponse<InstrumentView> publish(@NotNull @Valid InstrumentRequest request) {
        return writes.create(this, Slug.of(request.name()), request);
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
    public RestResponse<InstrumentView> put(
            @RestPath @Parameter(description = SLUG) String id, @NotNull @Valid InstrumentRequest request) {
        return writes.put(this, id, request);
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
        return writes.patch(this, id, patch);
    }

    @Override
    public String word() {
        return "instrument";
    }

    @Override
    public Optional<Instrument> locked(String id) {
        return Instrument.locked(id);
    }

    @Override
    public void mayChange(Instrument instrument) {
        caller.mustBeOneOf(instrument.owner());
    }

    @Override
    public InstrumentView view(Instrument instrument) {
        return instrument.view();
    }

    @Override
    public InstrumentRequest request(Instrument instrument) {
        return instrument.body();
    }

    @Override
    public void mayCreate(String id, InstrumentRequest request) {
        caller.mustBeOneOf(request.owner().number());
    }

    @Override
    public Instrument create(String id, InstrumentRequest request) {
        return Instrument.of(id, request);
    }

    @Override
    public List<? extends Event> created(Instrument instrument) {
        versions.keep(Versions.Of.INSTRUMENT, instrument.view().id(), instrument.version(), null, instrument.body());
        return List.of(instrument.published());
    }

    @Override
    public void mayBecome(Instrument instrument, InstrumentRequest request) {
        if (!request.owner().number().equals(instrument.owner()) && !caller.isAdmin())
            throw Problem.forbidden("owner-is-fixed", Map.of());
    }

    @Override
    public List<? extends Event> revise(Instrument instrument, InstrumentRequest request) {
        if (instrument.says(request)) return List.of();
        var before = instrument.body();
        var event = instrument.revise(request);
        versions.keep(Versions.Of.INSTRUMENT, event.key(), instrument.version(), before, instrument.body());
        return List.of(event);
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

    private static @Nullable String word(Enum<?> constant) {
        return constant == null ? null : Words.word(constant);
    }
}
