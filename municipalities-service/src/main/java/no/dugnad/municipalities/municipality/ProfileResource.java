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
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.dugnad.municipalities.registry.AsOf;
import no.dugnad.municipalities.registry.CurrentRegistry;
import no.dugnad.municipalities.registry.MunicipalityAsked;
import no.dugnad.municipalities.registry.OwnMunicipality;
import no.dugnad.municipalities.registry.Profile;
import no.dugnad.municipalities.registry.Registry;
import no.dugnad.municipalities.registry.RegistryTables;
import no.dugnad.municipalities.registry.RegistryWrites;
import no.dugnad.platform.http.Ready;
import no.dugnad.platform.identity.Caller;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.journal.Event;
import no.dugnad.platform.write.Created;
import no.dugnad.platform.write.Revised;
import no.dugnad.platform.write.Writes;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Ready
@Path("/v1/municipalities/{number}/profile")
@Produces("application/json")
@Tag(name = "Municipalities")
public class ProfileResource
        implements Created<String, String, ProfileResource.ProfileRequest, Profile>,
                Revised<String, String, ProfileResource.ProfileRequest, Profile> {
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
    private final RegistryWrites registryWrites;
    private final OwnMunicipality own;
    private final AsOf asOf;
    private final Caller caller;
    private final Writes writes;

    ProfileResource(
            CurrentRegistry registry,
            RegistryTables tables,
            RegistryWrites registryWrites,
            OwnMunicipality own,
            AsOf asOf,
            Caller caller,
            Writes writes) {
        this.registry = registry;
        this.tables = tables;
        this.registryWrites = registryWrites;
        this.own = own;
        this.asOf = asOf;
        this.caller = caller;
        this.writes = writes;
    }

    @GET
    @Operation(
            summary = "A municipality's profile",
            description =
                    "What the municipality says of itself (egne opplysninger), each statement with its date and who made it. 404 when it has said nothing.")
    public Profile profile(@Parameter(description = "Four digits (kommunenummer).") String number) {
        var now = registry.get();
        MunicipalityAsked.known(now, number);
        return said(now, number).orElseThrow(() -> unknown(number));
    }

    @PUT
    @Transactional
    @RolesAllowed(Scopes.STATEMENTS)
    @Operation(
            operationId = "stateProfile",
            summary = "State a municipality's profile",
            description =
                    "By the municipality itself, with `If-None-Match: *` the first time. A statement that is made again as it was keeps its date.")
    public RestResponse<Profile> state(
            @Parameter(description = "Four digits (kommunenummer).") String number,
            @NotNull @Valid ProfileRequest request) {
        return writes.put(this, number, request);
    }

    @Override
    public String word() {
        return "profile";
    }

    @Override
    public Optional<String> locked(String number) {
        MunicipalityAsked.at(registryWrites.now(), number, asOf.today());
        return said(registryWrites.now(), number).map(profile -> number);
    }

    @Override
    public void mayCreate(String number, ProfileRequest request) {
        mayChange(number);
    }

    @Override
    public void mayChange(String number) {
        own.mustBe(registryWrites.now(), number);
    }

    @Override
    public Profile view(String number) {
        return said(registryWrites.now(), number).orElseThrow();
    }

    @Override
    public String create(String number, ProfileRequest request) {
        write(number, stated(null, request));
        return number;
    }

    @Override
    public List<? extends Event> created(String number) {
        return registryWrites.written();
    }

    @Override
    public List<? extends Event> revise(String number, ProfileRequest request) {
        var before = view(number);
        var profile = stated(before, request);
        if (profile.equals(before)) return List.of();
        write(number, profile);
        return registryWrites.written();
    }

    private static Optional<Profile> said(Registry registry, String number) {
        return Optional.ofNullable(registry.facts().profiles().get(number));
    }

    private Profile stated(@Nullable Profile before, ProfileRequest request) {
        return Profile.stated(
                before,
                request.innovationStrategy(),
                request.staffCapacity() == null ? null : request.staffCapacity().doubleValue(),
                request.readiness() == null ? new TreeMap<>() : new TreeMap<>(request.readiness()),
                new Profile.Stated(asOf.today(), caller.organisation().orElse(null)));
    }

    private void write(String number, Profile profile) {
        tables.rootRows(List.of(number));
        tables.describe(number, profile);
    }
}
