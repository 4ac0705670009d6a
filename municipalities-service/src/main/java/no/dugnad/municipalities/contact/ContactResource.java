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
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.dugnad.municipalities.registry.AsOf;
import no.dugnad.municipalities.registry.CurrentRegistry;
import no.dugnad.municipalities.registry.MunicipalityAsked;
import no.dugnad.municipalities.registry.OwnMunicipality;
import no.dugnad.municipalities.registry.RegistryTables;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.identity.Caller;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.text.OneLine;
import no.dugnad.platform.write.Preconditions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ResponseHeader;

@Path("/v1/municipalities/{number}/contacts")
@Produces("application/json")
@Tag(name = "Contacts", description = "Whom to write to in a municipality (kontaktpersoner). Personal data.")
public class ContactResource {
    private static final Logger LOG = Logger.getLogger(ContactResource.class);

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

    private final CurrentRegistry registry;
    private final RegistryTables tables;
    private final OwnMunicipality own;
    private final AsOf asOf;
    private final Clock clock;
    private final Caller caller;
    private final Preconditions preconditions;

    ContactResource(
            CurrentRegistry registry,
            RegistryTables tables,
            OwnMunicipality own,
            AsOf asOf,
            Clock clock,
            Caller caller,
            Preconditions preconditions) {
        this.registry = registry;
        this.tables = tables;
        this.own = own;
        this.asOf = asOf;
        this.clock = clock;
        this.caller = caller;
        this.preconditions = preconditions;
    }

    @GET
    @RolesAllowed({Scopes.CONTACTS, Scopes.STATEMENTS})
    @ResponseHeader(name = "Cache-Control", value = "private, no-store")
    @Operation(
            summary = "Contacts of a municipality",
            description =
                    "With the scope `dugnad:contacts.read`, or as the municipality itself. Each access is logged.")
    public ContactsView contacts(@Parameter(description = "Four digits (kommunenummer).") String number) {
        mayRead(number);
        return view(number);
    }

    @PUT
    @Transactional
    @RolesAllowed(Scopes.STATEMENTS)
    @ResponseHeader(name = "Cache-Control", value = "private, no-store")
    @Operation(summary = "State the contacts of a municipality", description = """
        By the municipality itself, all of them at once. Whoever is not among them any more is erased, and of that only the trace stays; whoever is there still (in \
        that role, by the same name or address) is confirmed, and good for another year unless `expiresOn` says otherwise (at most two years).\
        """)
    @APIResponse(responseCode = "200", description = "Stated.")
    public ContactsView state(
            @Parameter(description = "Four digits (kommunenummer).") String number,
            @NotNull @Valid ContactsRequest request) {
        mayWrite(number);
        checkDates(request);
        preconditions.toChange(view(number));
        var left = new ArrayList<>(Contact.of(number));
        for (var said : request.items()) {
            var there = left.stream()
                    .filter(c -> c.hasAddress(said))
                    .findFirst()
                    .or(() -> left.stream().filter(c -> c.isPerson(said)).findFirst());
            there.ifPresentOrElse(
                    contact -> {
                        contact.state(said, asOf.today(), caller.organisation().orElse(null));
                        left.remove(contact);
                    },
                    () -> Contact.of(
                                    number,
                                    said,
                                    asOf.today(),
                                    caller.organisation().orElse(null))
                            .persist());
        }
        left.forEach(this::erase);
        Contact.flush();
        logged("stated by", number);
        return view(number);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Scopes.CONTACTS, Scopes.STATEMENTS})
    @ResponseHeader(name = "Cache-Control", value = "private, no-store")
    @Operation(summary = "A contact", description = "As in the list; each access is logged.")
    public ContactView contact(
            @Parameter(description = "Four digits (kommunenummer).") String number,
            @Parameter(description = "UUID.") String id) {
        mayRead(number);
        return one(number, id).view(asOf.today());
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
        MunicipalityAsked.known(registry.get(), number);
        own.mustBe(registry.get(), number);
        tables.rootRows(List.of(number));
        var contact = one(number, id);
        preconditions.toChange(contact.view(asOf.today()));
        erase(contact);
        logged("erased by", number);
    }

    @GET
    @Path("/erasures")
    @RolesAllowed({Scopes.CONTACTS, Scopes.STATEMENTS})
    @Operation(
            summary = "Traces of erased contacts",
            description = "That contacts were erased, when, and on whose order; nothing about the persons.")
    public Page<ErasureView> contactErasures(
            @BeanParam @Valid PageQuery query, @Parameter(description = "Four digits (kommunenummer).") String number) {
        mayRead(number);
        return Page.of(
                ContactErasure.of(number).stream().map(ContactErasure::view).toList(), e -> e.id().toString(), query);
    }

    private static Contact one(String number, String id) {
        return Contact.of(number).stream()
                .filter(c -> c.id().toString().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("unknown-contact", Map.of()));
    }

    private ContactsView view(String number) {
        var today = asOf.today();
        return new ContactsView(
                Contact.of(number).stream().map(c -> c.view(today)).toList());
    }

    private void erase(Contact contact) {
        ContactErasure.of(contact, clock.instant(), caller.organisation().orElse(null))
                .persist();
        contact.delete();
    }

    private void checkDates(ContactsRequest request) {
        var today = asOf.today();
        var latest = today.plusYears(2);
        var faults = new ArrayList<Fault>();
        for (var i = 0; i < request.items().size(); i++) {
            var expires = request.items().get(i).expiresOn();
            if (expires != null && (!expires.isAfter(today) || expires.isAfter(latest)))
                faults.add(Fault.at(
                        "/items/" + i + "/expiresOn", "contact-expires", Map.of("today", today, "latest", latest)));
        }
        if (!faults.isEmpty()) throw Problem.invalid(faults);
    }

    private void mayRead(String number) {
        MunicipalityAsked.known(registry.get(), number);
        if (!caller.hasScope(Scopes.CONTACTS)) own.mustBe(registry.get(), number);
        logged("read by", number);
    }

    private void mayWrite(String number) {
        MunicipalityAsked.at(registry.get(), number, asOf.today());
        own.mustBe(registry.get(), number);
        tables.rootRows(List.of(number));
    }

    /** Who did what to whose contacts; never who the contacts are. */
    private void logged(String what, String number) {
        LOG.infof(
                "Contacts of municipality %s %s %s",
                number, what, caller.organisation().orElse("an administrator"));
    }
}
