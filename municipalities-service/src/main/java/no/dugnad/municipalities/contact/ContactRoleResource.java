package no.dugnad.municipalities.contact;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import no.dugnad.municipalities.registry.AsOf;
import no.dugnad.municipalities.registry.CurrentRegistry;
import no.dugnad.municipalities.registry.MunicipalityAsked;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Open to all, so it must never tell more than that there is somebody. */
@Path("/v1/municipalities/{number}/contact-roles")
@Produces("application/json")
@Tag(name = "Contacts")
public class ContactRoleResource {
    /** All roles, whether there is somebody in them or not. */
    @Schema(name = "MunicipalityContactRoles")
    record RolesView(@Schema(required = true) List<ContactRoleView> items) {}

    private final CurrentRegistry registry;
    private final AsOf asOf;

    ContactRoleResource(CurrentRegistry registry, AsOf asOf) {
        this.registry = registry;
        this.asOf = asOf;
    }

    @GET
    @Operation(
            summary = "Which contacts a municipality has",
            description =
                    "In which roles there is somebody to write to; who, only holders of `dugnad:contacts.read` see.")
    public RolesView contactRoles(@Parameter(description = "Four digits (kommunenummer).") String number) {
        MunicipalityAsked.known(registry.get(), number);
        var contacts = Contact.of(number);
        return new RolesView(Arrays.stream(ContactRole.values())
                .map(role -> of(role, contacts))
                .toList());
    }

    private ContactRoleView of(ContactRole role, List<Contact> contacts) {
        var today = asOf.today();
        var until = contacts.stream()
                .filter(contact -> contact.role() == role)
                .map(contact -> contact.expiring(today))
                .filter(contact -> !contact.expired())
                .map(ExpiringContactView::expiresOn)
                .max(Comparator.naturalOrder());
        return new ContactRoleView(role, until.isPresent(), until.orElse(null));
    }
}
