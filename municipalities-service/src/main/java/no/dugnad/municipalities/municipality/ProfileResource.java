package no.dugnad.municipalities.municipality;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.dugnad.municipalities.registry.AsOf;
import no.dugnad.municipalities.registry.CurrentRegistry;
import no.dugnad.municipalities.registry.MunicipalityAsked;
import no.dugnad.municipalities.registry.OwnMunicipality;
import no.dugnad.municipalities.registry.Profile;
import no.dugnad.municipalities.registry.RegistryTables;
import no.dugnad.municipalities.registry.RegistryWrites;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Ready;
import no.dugnad.platform.identity.Caller;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.write.Preconditions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Ready
@Path("/v1/municipalities/{number}/profile")
@Produces("application/json")
@Tag(name = "Municipalities")
public class ProfileResource {
    @Schema(
            name = "MunicipalityProfileRequest",
            description = "What the municipality says of itself; what is left out is not stated.")
    record ProfileRequest(
            @Schema(nullable = true) Profile.Strategy innovationStrategy,

            @DecimalMin("0")
            @DecimalMax("10000")
            @Digits(integer = 5, fraction = 2)
            @Schema(nullable = true, description = "Full-time equivalents, at most two decimals.")
            BigDecimal staffCapacity,

            @Size(max = 5) @Schema(nullable = true, description = "0 to 5 by area.")
            Map<
                            @NotNull
                            @Pattern(
                                    regexp = "health-and-care|upbringing-and-education|social|technical|culture",
                                    message = "readiness-area")
                            String,
                            @NotNull @Min(0) @Max(5) Integer>
                    readiness) {}

    private final CurrentRegistry registry;
    private final RegistryTables tables;
    private final RegistryWrites writes;
    private final OwnMunicipality own;
    private final AsOf asOf;
    private final Caller caller;
    private final Preconditions preconditions;

    ProfileResource(
            CurrentRegistry registry,
            RegistryTables tables,
            RegistryWrites writes,
            OwnMunicipality own,
            AsOf asOf,
            Caller caller,
            Preconditions preconditions) {
        this.registry = registry;
        this.tables = tables;
        this.writes = writes;
        this.own = own;
        this.asOf = asOf;
        this.caller = caller;
        this.preconditions = preconditions;
    }

    @GET
    @Operation(
            summary = "A municipality's profile",
            description =
                    "What the municipality says of itself (egne opplysninger), each statement with its date and who made it. 404 when it has said nothing.")
    public Profile profile(@Parameter(description = "Four digits (kommunenummer).") String number) {
        var now = registry.get();
        MunicipalityAsked.known(now, number);
        return Optional.ofNullable(now.facts().profiles().get(number))
                .orElseThrow(() -> Problem.notFound("no-profile", Map.of("number", number)));
    }

    @PUT
    @Transactional
    @RolesAllowed(Scopes.STATEMENTS)
    @Operation(
            summary = "State a municipality's profile",
            description =
                    "By the municipality itself, with `If-None-Match: *` the first time. A statement that is made again as it was keeps its date.")
    @APIResponse(
            responseCode = "201",
            description = "Stated for the first time.",
            content = @Content(schema = @Schema(implementation = Profile.class)))
    @APIResponse(
            responseCode = "200",
            description = "Stated anew.",
            content = @Content(schema = @Schema(implementation = Profile.class)))
    public Response state(
            @Parameter(description = "Four digits (kommunenummer).") String number,
            @NotNull @Valid ProfileRequest request) {
        var before = writes.begin();
        MunicipalityAsked.at(before, number, asOf.today());
        own.mustBe(before, number);
        var present = before.facts().profiles().get(number);
        if (present == null) preconditions.toCreate();
        else preconditions.toChange(present);
        var profile = Profile.stated(
                present,
                request.innovationStrategy(),
                request.staffCapacity() == null ? null : request.staffCapacity().doubleValue(),
                request.readiness() == null ? new TreeMap<>() : new TreeMap<>(request.readiness()),
                new Profile.Stated(asOf.today(), caller.organisation().orElse(null)));
        if (!profile.equals(present)) {
            tables.rootRows(List.of(number));
            tables.describe(number, profile);
            writes.written(Optional.of(before));
        }
        return present == null
                ? Response.created(URI.create("/v1/municipalities/" + number + "/profile"))
                        .entity(profile)
                        .build()
                : Response.ok(profile).build();
    }
}
