package no.dugnad.municipalities.municipality;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import no.dugnad.municipalities.registry.AsOf;
import no.dugnad.municipalities.registry.Change;
import no.dugnad.municipalities.registry.CurrentRegistry;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.http.Ready;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Ready
@Path("/v1/municipality-changes")
@Produces("application/json")
@Tag(name = "Changes", description = "Changes in which municipalities there are (endringer i kommuneinndelingen).")
public class ChangeResource {
    private final CurrentRegistry registry;
    private final AsOf asOf;

    ChangeResource(CurrentRegistry registry, AsOf asOf) {
        this.registry = registry;
        this.asOf = asOf;
    }

    @GET
    @Operation(operationId = "municipalityChanges", summary = "Changes between two dates", description = """
                    Changes (endringer) of municipalities, in order of time, announced ones included: one item per target with two or more sources (merge), one \
                    per source with two or more targets (split), the rest one to one. A new number because of a new county is a county-change.""")
    public Page<Change> changes(
            @BeanParam @Valid PageQuery query,
            @RestQuery @Parameter(description = "First date, included; 2013-01-01 when not given.") LocalDate from,
            @RestQuery @Parameter(description = "Last date, included; no limit when not given.") LocalDate to) {
        if (from != null) asOf.date("from", from);
        if (to != null) asOf.date("to", to);
        if (from != null && to != null && from.isAfter(to))
            throw Problem.invalid(Fault.in("from", "from-after-to", Map.of()));
        return Page.of(Objects.requireNonNull(registry.get()).changes(from, to), ChangeResource::key, query);
    }

    private static String key(Change change) {
        return change.date()
                + change.from().getFirst().number()
                + change.kind()
                + change.to().getFirst().number();
    }
}
