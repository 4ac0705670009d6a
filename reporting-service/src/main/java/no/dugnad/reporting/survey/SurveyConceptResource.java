package no.dugnad.reporting.survey;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Words;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/survey-concepts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Surveys")
public class SurveyConceptResource {
    @GET
    @Operation(
            operationId = "surveyConcepts",
            summary = "The barometers' concepts",
            description =
                    "Sectors, kinds of innovation, gains and what else answers and figures are told in, by kind and word.")
    public Page<SurveyConceptView> list(
            @BeanParam @Valid PageQuery query,
            @RestQuery @Parameter(description = "Only of this kind.") @Nullable ConceptKind kind) {
        var shown = SurveyConcepts.ALL.stream()
                .filter(concept -> kind == null || concept.kind() == kind)
                .toList();
        return Page.of(shown, concept -> Words.word(concept.kind()) + "/" + concept.id(), query);
    }
}
