package no.dugnad.municipalities.contact;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.dugnad.municipalities.registry.AsOf;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.journal.Event;
import no.dugnad.platform.text.OneLine;
import no.dugnad.platform.write.Removed;
import no.dugnad.platform.write.Writes;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

@Path("/v1/municipalities/{number}/contacts")
@Produces("application/json")
@Tag(name = "Contacts", description = "Whom to write to in a municipality (kontaktpersoner). Personal data.")
public class ContactResource implements Removed<ContactResource.At, Contact, ContactView> {
    @Schema(name = "MunicipalityContactRequest", description = "A person to write to.")
    record ContactRequest(
            @NotNull ContactRole role,

            @NotBlank @Size(max = 200) @OneLine String name,

            @NotNull @Email(message = "email") @Size(max = 254)
            String email,

            @Schema(nullable = true) @Pattern(regexp = "\\+?[0-9 ]{5,20}", message = "phone")
            String phone,

            @Schema(nullable = true) @Size(max = 200) @OneLine
            String title,

            @Schema(
                    nullable = true,
                    description = "From this date on it must be confirmed; a year from today when not given.")
            LocalDate expiresOn) {}

    @Schema(name = "MunicipalityContactsRequest", description = "All contacts of the municipality.")
    record ContactsRequest(@NotNull @Size(max = 20) List<@NotNull @Valid ContactRequest> items) {}

    /** All contacts, which are few. */
    @Schema(name = "MunicipalityContacts")
    record ContactsView(@Schema(required = true) List<ContactView> items) {}

    record At(String number, String id) {}

    private final Contacts contacts;
    private final AsOf asOf;
    private final Writes writes;

    ContactResource(Contacts contacts, AsOf asOf, Writes writes) {
        this.contacts = contacts;
        this.asOf = asOf;
        this.writes = writes;
    }

    @GET
    @RolesAllowed({Scopes.CONTACTS, Scopes.STATEMENTS})
    @ResponseHeader(name = "Cache-Control", value = "private, no-store")
    @Operation(
            summary = "Contacts of a municipality",
            description =
                    "With the scope `dugnad:contacts.read`, or as the municipality itself. Each access is logged.")
    public ContactsView contacts(@Parameter(description = "Four digits (kommunenummer).") String number) {
        contacts.mayRead(number);
        return contacts.view(number);
    }

    @PUT
    @Transactional
    @RolesAllowed(Scopes.STATEMENTS)
    @ResponseHeader(name = "Cache-Control", value = "private, no-store")
    @Operation(operationId = "stateContacts", summary = "State the contacts of a municipality", description = """
        By the municipality itself, all of them at once. Whoever is not among them any more is erased, and of that only the trace stays; whoever is there still (in \
        that role, by the same name or address) is confirmed, and good for another year unless `expiresOn` says otherwise (at most two years).\
        """)
    @APIResponse(responseCode = "200", description = "Stated.")
    public ContactsView state(
            @Parameter(description = "Four digits (kommunenummer).") String number,
            @NotNull @Valid ContactsRequest request) {
        return writes.replace(contacts, number, request);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Scopes.CONTACTS, Scopes.STATEMENTS})
    @ResponseHeader(name = "Cache-Control", value = "private, no-store")
    @Operation(summary = "A contact", description = "As in the list; each access is logged.")
    public ContactView contact(
            @Parameter(description = "Four digits (kommunenummer).") String number,
            @Parameter(description = "UUID.") String id) {
        contacts.mayRead(number);
        var at = new At(number, id);
        return view(find(at).orElseThrow(() -> unknown(at)));
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @RolesAllowed(Scopes.STATEMENTS)
    @Operation(summary = "Erase a contact", description = """
        On the person's request, say. The person is gone; that somebody in that role was erased stays as a trace. Also for a municipality that is no \
        more.\
        """)
    public void erase(
            @Parameter(description = "Four digits (kommunenummer).") String number,
            @Parameter(description = "UUID.") String id) {
        writes.remove(this, new At(number, id));
    }

    @GET
    @Path("/erasures")
    @RolesAllowed({Scopes.CONTACTS, Scopes.STATEMENTS})
    @Operation(
            summary = "Traces of erased contacts",
            description = "That contacts were erased, when, and on whose order; nothing about the persons.")
    public Page<ErasureView> contactErasures(
            @BeanParam @Valid PageQuery query, @Parameter(description = "Four digits (kommunenummer).") String number) {
        contacts.mayRead(number);
        return Page.of(
                ContactErasure.of(number).stream().map(ContactErasure::view).toList(), e -> e.id().toString(), query);
    }

    @Override
    public String word() {
        return "contact";
    }

    @Override
    public Object id(At at) {
        return at.id();
    }

    @Override
    public Optional<Contact> locked(At at) {
        contacts.lock(at.number());
        return find(at);
    }

    @Override
    public void mayChange(Contact contact) {
        contacts.mayChange(contact.number());
    }

    @Override
    public ContactView view(Contact contact) {
        return contact.view(asOf.today());
    }

    @Override
    public List<? extends Event> remove(Contact contact) {
        contacts.erase(contact);
        contacts.logged("erased by", contact.number());
        return List.of();
    }

    private static Optional<Contact> find(At at) {
        return Contact.of(at.number()).stream()
                .filter(c -> c.id().toString().equals(at.id()))
                .findFirst();
    }
}
