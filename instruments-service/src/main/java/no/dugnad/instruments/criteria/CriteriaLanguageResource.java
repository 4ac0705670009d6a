package no.dugnad.instruments.criteria;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/criteria-language")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Criteria", description = "Who a call is for, as conditions.")
public class CriteriaLanguageResource {
    @GET
    @Operation(
            operationId = "criteriaLanguage",
            summary = "The language of criteria",
            description =
                    "What the expression of a criterion (vilkår) may name and use: variables with types, functions, limits, and examples with their outcome on a sample.")
    public CriteriaLanguageView read() {
        return CriteriaReference.VIEW;
    }
}
