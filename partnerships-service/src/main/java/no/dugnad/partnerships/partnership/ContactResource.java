package no.dugnad.partnerships.partnership;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.dugnad.partnerships.partnership.Hosting.Part;
import no.dugnad.partnerships.party.Parties;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.journal.Event;
import no.dugnad.platform.read.Listing;
import no.dugnad.platform.text.OneLine;
import no.dugnad.platform.write.MergePatch;
import no.dugnad.platform.write.Removed;
import no.dugnad.platform.write.Writes;
import no.dugnad.platform.write.Written;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/partnerships/{id}/contacts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Persons")
public class ContactResource
        implements Written<Part, Contact, ContactResource.ContactRequest, ContactView>,
                Removed<Part, Contact, ContactView> {

    @Schema(name = "PartnershipContactRequest", description = "A person to write to, as the partnership's host states.")
    record ContactRequest(
            @NotNull ContactRole role,

            @NotBlank @Size(max = 200) @OneLine String name,

            @NotNull @Email(message = "email") @Size(max = 254)
            String email,

            @Schema(nullable = true) @Pattern(regexp = "\\+?[0-9 ]{5,20}", message = "phone") @Nullable
            String phone,

            @Schema(nullable = true) @Size(max = 200) @OneLine @Nullable
            String title,

            @Schema(
                    nullable = true,
                    description =
                            "From this date on it must be confirmed; a year from today when not given, at most two.")
            @Nullable
            LocalDate expiresOn) {}

    private final EntityManager entities;
    private final Parties parties;
    private final PersonalData personal;
    private final Hosting hosting;
    private final Writes writes;

    ContactResource(EntityManager entities, Parties parties, PersonalData personal, Hosting hosting, Writes writes) {
        this.entities = entities;
        this.parties = parties;
        this.personal = personal;
        this.hosting = hosting;
        this.writes = writes;
    }

    @GET
    @RolesAllowed({Scopes.CONTACTS, Scopes.PARTNERSHIPS})
    @ResponseHeader(name = "Cache-Control", value = "private, no-store")
    @Operation(
            operationId = "contacts",
            summary = "Contacts of a partnership",
            description =
                    "Whom to write to: one door in and one door out. With the scope `dugnad:contacts.read`, or as the partnership's host. Each access is logged.")
    public Page<ContactView> list(
            @RestPath @Parameter(description = "Slug of the partnership.") String id,
            @BeanParam @Valid PageQuery query) {
        var partnership = Partnership.withId(id).orElseThrow(() -> PartnershipResource.unknownPartnership(id));
        personal.mayRead(partnership, "Contacts");
        return Listing.of(entities, Contact.class)
                .where("e.partnershipId = :partnership", "partnership", id)
                .sortable("role", "cast(e.role as string)")
                .page(null, "role", query)
                .map(contact -> contact.view(parties.today()));
    }

    @GET
    @Path("/{contactId}")
    @RolesAllowed({Scopes.CONTACTS, Scopes.PARTNERSHIPS})
    @ResponseHeader(name = "Cache-Control", value = "private, no-store")
    @Operation(operationId = "contact", summary = "A contact", description = "As in the list; each access is logged.")
    public ContactView one(
            @RestPath @Parameter(description = "Slug of the partnership.") String id,
            @RestPath @Parameter(description = "Id of the contact.") UUID contactId) {
        var partnership = Partnership.withId(id).orElseThrow(() -> PartnershipResource.unknownPartnership(id));
        personal.mayRead(partnership, "Contact");
        return view(Contact.of(id, contactId).orElseThrow(() -> unknown(new Part(id, contactId))));
    }

    @POST
    @Transactional
    @RolesAllowed(Scopes.PARTNERSHIPS)
    @ResponseHeader(name = "Cache-Control", value = "private, no-store")
    @Operation(
            operationId = "stateContact",
            summary = "State a contact",
            description = "By the partnership's host. In no event.")
    public RestResponse<ContactView> state(
            @RestPath @Parameter(description = "Slug of the partnership.") String id,
            @NotNull @Valid ContactRequest request) {
        return PersonalData.notKept(writes.create(this, Part.madeIn(id), request));
    }

    @PATCH
    @Path("/{contactId}")
    @Consumes({MergePatch.MEDIA_TYPE, "application/json"})
    @Transactional
    @RolesAllowed(Scopes.PARTNERSHIPS)
    @ResponseHeader(name = "Cache-Control", value = "private, no-store")
    @Operation(
            operationId = "changeContact",
            summary = "Change or confirm a contact",
            description =
                    "JSON Merge Patch (RFC 7396). An empty one confirms the contact as it is: it is then good for another year.")
    public ContactView change(
            @RestPath @Parameter(description = "Slug of the partnership.") String id,
            @RestPath @Parameter(description = "Id of the contact.") UUID contactId,
            @NotNull @Schema(type = SchemaType.OBJECT, description = "Any of the fields of PartnershipContactRequest.")
                    JsonNode patch) {
        return writes.patch(this, new Part(id, contactId), patch);
    }

    @DELETE
    @Path("/{contactId}")
    @Transactional
    @RolesAllowed(Scopes.PARTNERSHIPS)
    @Operation(
            operationId = "eraseContact",
            summary = "Erase a contact",
            description =
                    "On the person's request, say. The person is gone; that somebody was erased stays as a trace.")
    public void erase(
            @RestPath @Parameter(description = "Slug of the partnership.") String id,
            @RestPath @Parameter(description = "Id of the contact.") UUID contactId) {
        writes.remove(this, new Part(id, contactId));
    }

    @Override
    public String word() {
        return "contact";
    }

    @Override
    public Object id(Part at) {
        return at.id();
    }

    @Override
    public void check(ContactRequest request) {
        var faults = Contact.faults(request, parties.today());
        if (!faults.isEmpty()) throw Problem.invalid(faults);
    }

    @Override
    public Optional<Contact> locked(Part at) {
        hosting.locked(at.partnership());
        return Contact.of(at.partnership(), at.id());
    }

    @Override
    public void mayChange(Contact contact) {
        hosting.mustHost(hosting.locked(contact.partnershipId()));
    }

    @Override
    public void mayCreate(Part at, ContactRequest request) {
        hosting.lockedByHost(at.partnership());
    }

    @Override
    public ContactView view(Contact contact) {
        return contact.view(parties.today());
    }

    @Override
    public ContactRequest request(Contact contact) {
        return contact.request();
    }

    @Override
    public Contact create(Part at, ContactRequest request) {
        return Contact.of(at.id(), at.partnership(), request, parties.today(), personal.caller());
    }

    @Override
    public List<? extends Event> created(Contact contact) {
        personal.stated(contact.partnershipId(), "Contact");
        return List.of();
    }

    @Override
    public List<? extends Event> revise(Contact contact, ContactRequest request) {
        contact.state(request, parties.today(), personal.caller());
        personal.stated(contact.partnershipId(), "Contact");
        return List.of();
    }

    @Override
    public List<? extends Event> remove(Contact contact) {
        personal.erase(contact, contact.partnershipId());
        return List.of();
    }
}
