package no.dugnad.instruments.watch;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.Authenticated;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import no.dugnad.instruments.call.Calls;
import no.dugnad.instruments.match.Asked;
import no.dugnad.instruments.match.Snapshots;
import no.dugnad.instruments.watch.Targets.Refused;
import no.dugnad.platform.http.EntityTags;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.identity.Caller;
import no.dugnad.platform.journal.Event;
import no.dugnad.platform.read.Listing;
import no.dugnad.platform.write.MergePatch;
import no.dugnad.platform.write.Patched;
import no.dugnad.platform.write.Removed;
import no.dugnad.platform.write.Writes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/watches")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(
        name = "Watches",
        description =
                "To be told of changes to calls, partnerships, receptions, solutions and reports, by signed webhooks (abonnement).")
public class WatchResource {
    private static final String ID = "UUID of the watch.";
    private static final String DELIVERY = "UUID of the delivery.";
    private static final int MOST_OF_AN_OWNER = 1_000;

    private final EntityManager entities;
    private final Snapshots snapshots;
    private final Calls calls;
    private final Targets targets;
    private final Caller caller;
    private final Writes writes;
    private final EntityTags tags;
    private final Clock clock;
    private final Duration oldSecretIsGood;

    WatchResource(
            EntityManager entities,
            Snapshots snapshots,
            Calls calls,
            Targets targets,
            Caller caller,
            Writes writes,
            EntityTags tags,
            Clock clock,
            @ConfigProperty(name = "dugnad.watches.old-secret-is-good", defaultValue = "24h")
                    Duration oldSecretIsGood) {
        this.entities = entities;
        this.snapshots = snapshots;
        this.calls = calls;
        this.targets = targets;
        this.caller = caller;
        this.writes = writes;
        this.tags = tags;
        this.clock = clock;
        this.oldSecretIsGood = oldSecretIsGood;
    }

    @GET
    @Operation(operationId = "watches", summary = "One's own watches", description = "The oldest first.")
    public Page<WatchView> list(@BeanParam @Valid PageQuery query) {
        return Listing.of(entities, Watch.class)
                .where("e.owner = :owner", "owner", caller.organisation().orElse("-"))
                .sortable("id", "e.id")
                .page("id", "id", query)
                .map(Watch::view);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "watch", summary = "A watch", description = "By its owner alone.")
    public WatchView one(@RestPath @Parameter(description = ID) String id) {
        return own(id, Watch::withId).view();
    }

    @POST
    @Operation(
            operationId = "watchCalls",
            summary = "Watch calls, partnerships, receptions, solutions or reports",
            description = """
        With any valid token; its organisation becomes the owner. Each change of the kinds given is posted to `endPoint` as `{type, timestamp, data}`, \
        signed as Standard Webhooks (https://www.standardwebhooks.com) has it, with the `secret` in this answer, which is not shown again. Any 2xx is taken as \
        received. Otherwise it is tried again after 5 s, 5 and 30 min, 2, 5, 10, 14, 20 and 24 h, under the same `webhook-id`; redirects are not followed. When a \
        delivery came through at none of these, and no other did meanwhile, the watch is disabled; at once on 410.\
        """)
    @APIResponse(
            responseCode = "201",
            description = "Watching.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = WatchView.class)))
    public Response watch(@NotNull @Valid WatchRequest request) {
        var owner = caller.organisation().orElseThrow(() -> Problem.forbidden("no-organisation", Map.of()));
        check(request, faults(request.endPoint()));
        return QuarkusTransaction.joiningExisting().call(() -> {
            if (Watch.ownedBy(owner) >= MOST_OF_AN_OWNER)
                throw Problem.conflict("too-many-watches", Map.of("most", MOST_OF_AN_OWNER));
            var watch = Watch.of(owner, request, now());
            watch.persistAndFlush();
            var view = watch.view();
            return Response.created(URI.create("/v1/watches/" + watch.id()))
                    .entity(view.withSecret(watch.firstSecret()))
                    .tag(tags.of(view))
                    .build();
        });
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "changeWatch",
            summary = "Change a watch",
            description =
                    "JSON Merge Patch (RFC 7396). `state` set to `active` switches a disabled one on again: what waits is delivered then. Changes that came while it was disabled were not queued.")
    public WatchView change(
            @RestPath @Parameter(description = ID) String id,
            @NotNull @Schema(type = SchemaType.OBJECT, description = "Any of the fields of WatchRequest.")
                    JsonNode patch) {
        // a name is looked up before the transaction, which must not wait for a name server
        var faults = patch.path("endPoint").isTextual()
                ? faults(patch.path("endPoint").textValue())
                : List.<Fault>of();
        return QuarkusTransaction.joiningExisting().call(() -> writes.patch(new Writing(faults), id, patch));
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "unwatchCalls", summary = "Stop watching", description = "Its deliveries are gone, too.")
    public void stop(@RestPath @Parameter(description = ID) String id) {
        writes.remove(new Writing(List.of()), id);
    }

    @POST
    @Path("/{id}/secret-rotations")
    @Consumes(MediaType.WILDCARD)
    @Transactional
    @Operation(
            operationId = "rotateSecret",
            summary = "Get a new secret",
            description =
                    "The old one stays good for a day: until then each delivery carries a signature by both, so that nothing is lost while the receiver changes over. It takes no body.")
    @APIResponse(
            responseCode = "201",
            description = "The new secret, shown this once.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = SecretView.class)))
    public Response rotate(@RestPath @Parameter(description = ID) String id) {
        var rotated = own(id, Watch::locked).rotate(oldSecretIsGood, now());
        return Response.status(201).entity(rotated).build();
    }

    @GET
    @Path("/{id}/deliveries")
    @Operation(
            operationId = "deliveries",
            summary = "What was delivered, and how it went",
            description = "Newest first; kept for 90 days.")
    public Page<DeliveryView> deliveries(
            @RestPath @Parameter(description = ID) String id, @BeanParam @Valid PageQuery query) {
        var watch = own(id, Watch::withId);
        return Listing.of(entities, Delivery.class)
                .where("e.watchId = :watch", "watch", watch.id())
                .sortable("id", "e.id")
                .page("-id", "-id", query)
                .map(Delivery::view);
    }

    @GET
    @Path("/{id}/deliveries/{deliveryId}")
    @Operation(operationId = "delivery", summary = "A delivery")
    public DeliveryView delivery(
            @RestPath @Parameter(description = ID) String id,
            @RestPath @Parameter(description = DELIVERY) String deliveryId) {
        return delivery(own(id, Watch::withId), deliveryId).view();
    }

    @POST
    @Path("/{id}/deliveries/{deliveryId}/replay")
    @Consumes(MediaType.WILDCARD)
    @Transactional
    @Operation(
            operationId = "replayDelivery",
            summary = "Deliver once more",
            description =
                    "The same body under the same `webhook-id`, also when it came through before. 409 while the watch is disabled. It takes no body.")
    @APIResponse(
            responseCode = "202",
            description = "Queued.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = DeliveryView.class)))
    public Response replay(
            @RestPath @Parameter(description = ID) String id,
            @RestPath @Parameter(description = DELIVERY) String deliveryId) {
        var watch = own(id, Watch::locked);
        var delivery = delivery(watch, deliveryId);
        if (!watch.isActive()) throw Problem.conflict("watch-is-disabled", Map.of());
        delivery.queue(now());
        return Response.accepted(delivery.view()).build();
    }

    /** @param ofEndPoint what is wrong with the end point */
    private class Writing
            implements Patched<String, Watch, WatchRequest, WatchView>, Removed<String, Watch, WatchView> {
        private final List<Fault> ofEndPoint;

        Writing(List<Fault> ofEndPoint) {
            this.ofEndPoint = ofEndPoint;
        }

        @Override
        public String word() {
            return "watch";
        }

        @Override
        public Optional<Watch> locked(String id) {
            return Watch.locked(uuid(id, "unknown-watch"));
        }

        @Override
        public void mayChange(Watch watch) {
            caller.mustBeOneOf(watch.owner());
        }

        @Override
        public WatchView view(Watch watch) {
            return watch.view();
        }

        @Override
        public WatchRequest request(Watch watch) {
            return watch.body();
        }

        @Override
        public void check(WatchRequest request) {
            WatchResource.this.check(request, ofEndPoint);
        }

        @Override
        public List<? extends Event> revise(Watch watch, WatchRequest request) {
            var wasActive = watch.isActive();
            watch.revise(request, now());
            if (!wasActive && watch.isActive()) Delivery.queueAll(watch.id(), now());
            return List.of();
        }

        @Override
        public List<? extends Event> remove(Watch watch) {
            watch.delete();
            return List.of();
        }
    }

    private Watch own(String id, Function<UUID, Optional<Watch>> finder) {
        var watch = finder.apply(uuid(id, "unknown-watch")).orElseThrow(() -> unknown("unknown-watch"));
        caller.mustBeOneOf(watch.owner());
        return watch;
    }

    private static Delivery delivery(Watch watch, String id) {
        return Delivery.withId(uuid(id, "unknown-delivery"))
                .filter(delivery -> delivery.isOf(watch.id()))
                .orElseThrow(() -> unknown("unknown-delivery"));
    }

    private void check(WatchRequest request, List<Fault> ofEndPoint) {
        var faults = new ArrayList<>(ofEndPoint);
        if (request.municipality() != null && request.partnershipId() != null)
            faults.add(Fault.at("/partnershipId", "municipality-or-partnership"));
        var snapshot = snapshots.current();
        if (request.municipality() != null)
            try {
                Asked.municipality(
                        snapshot,
                        snapshot.on(LocalDate.now(clock)),
                        request.municipality(),
                        Fault.at("/municipality", "unknown-municipality", Map.of("number", request.municipality())));
            } catch (Problem problem) {
                faults.addAll(problem.faults());
            }
        if (request.partnershipId() != null && !snapshot.told().partnerships().containsKey(request.partnershipId()))
            faults.add(Fault.at("/partnershipId", "unknown-partnership", Map.of("id", request.partnershipId())));
        if (request.filter() != null)
            for (var fault : calls.faults(request.filter().query()))
                faults.add(Fault.at("/filter/" + fault.parameter(), fault.code(), fault.arguments()));
        if (!faults.isEmpty()) throw Problem.invalid(faults);
    }

    private List<Fault> faults(String endPoint) {
        try {
            targets.of(endPoint);
            return List.of();
        } catch (Refused refused) {
            return List.of(Fault.at("/endPoint", refused.code(), Map.of("host", refused.host())));
        }
    }

    private Instant now() {
        return clock.instant();
    }

    private static UUID uuid(String id, String unknown) {
        try {
            var uuid = UUID.fromString(id);
            // a shorter spelling is taken for the same by Java, and is another address
            if (uuid.toString().equalsIgnoreCase(id)) return uuid;
        } catch (IllegalArgumentException e) {
            throw unknown(unknown);
        }
        throw unknown(unknown);
    }

    private static Problem unknown(String code) {
        return Problem.notFound(code, Map.of());
    }
}
