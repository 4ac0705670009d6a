package no.dugnad.partnerships.partnership;

import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.read.Listing;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/partnerships/{id}/person-erasures")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Persons")
public class PersonErasureResource {
    private final EntityManager entities;
    private final PersonalData personal;

    PersonErasureResource(EntityManager entities, PersonalData personal) {
        this.entities = entities;
        this.personal = personal;
    }

    @GET
    @RolesAllowed({Scopes.CONTACTS, Scopes.PARTNERSHIPS})
    @Operation(
            operationId = "personErasures",
            summary = "Traces of erased persons",
            description = "That persons were erased, when, and on whose order; nothing about the persons.")
    public Page<PersonErasureView> list(
            @RestPath @Parameter(description = "Slug of the partnership.") String id,
            @BeanParam @Valid PageQuery query) {
        var partnership = Partnership.withId(id).orElseThrow(() -> PartnershipResource.unknownPartnership(id));
        personal.mayRead(partnership, "Traces of erased persons");
        return Listing.of(entities, PersonErasure.class)
                .where("e.partnershipId = :partnership", "partnership", id)
                .sortable("erasedAt", "e.erasedAt")
                .page(null, "erasedAt", query)
                .map(PersonErasure::view);
    }
}
