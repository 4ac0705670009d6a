package no.dugnad.municipalities.contact;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.LocalDate;
import no.dugnad.municipalities.registry.AsOf;
import no.dugnad.municipalities.registry.CurrentRegistry;
import no.dugnad.municipalities.registry.OwnMunicipality;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.identity.Caller;
import no.dugnad.platform.identity.Scopes;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/expiring-contacts")
@Produces("application/json")
@Tag(name = "Contacts")
public class ExpiringContactResource {
    private final CurrentRegistry registry;
    private final OwnMunicipality own;
    private final AsOf asOf;
    private final Caller caller;

    ExpiringContactResource(CurrentRegistry registry, OwnMunicipality own, AsOf asOf, Caller caller) {
        this.registry = registry;
        this.own = own;
        this.asOf = asOf;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Scopes.CONTACTS, Scopes.STATEMENTS})
    @Operation(
            summary = "Contacts to be confirmed",
            description =
                    "Those that expire before a date, the first one first, without the persons. A municipality sees its own, holders of `dugnad:contacts.read` all.")
    public Page<ExpiringContactView> expiringContacts(
            @BeanParam @Valid PageQuery query,
            @RestQuery @Parameter(description = "Thirty days from today when not given.") LocalDate before) {
        var today = asOf.today();
        var until = before == null ? today.plusDays(ExpiringContactsJob.DAYS) : before;
        return Page.of(
                        Contact.expiringBefore(until).stream()
                                .filter(c -> caller.hasScope(Scopes.CONTACTS) || own.is(registry.get(), c.number()))
                                .toList(),
                        c -> c.expiring(today).expiresOn() + " " + c.id(),
                        query)
                .map(c -> c.expiring(today));
    }
}
