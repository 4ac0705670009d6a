package no.dugnad.partnerships.project;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import no.dugnad.partnerships.challenge.Challenges;
import no.dugnad.partnerships.partnership.Partnerships;
import no.dugnad.platform.http.Ready;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Ready
@Path("/v1/partnerships/{id}/portfolio")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Projects",
        description = "Projects (prosjekter) with partners of all levels, their ambition and their experiments.")
public class PortfolioResource {
    private final Partnerships partnerships;
    private final Challenges challenges;

    PortfolioResource(Partnerships partnerships, Challenges challenges) {
        this.partnerships = partnerships;
        this.challenges = challenges;
    }

    @GET
    @Operation(
            operationId = "portfolio",
            summary = "A partnership's portfolio",
            description =
                    "Its projects by challenge, ambition and stage (portefølje), and how ambition is distributed: a distribution, not a verdict.")
    public PortfolioView portfolio(@RestPath @Parameter(description = "Slug of the partnership.") String id) {
        partnerships.get(id);
        var projects = Project.<Project>list("partnershipId = ?1 order by sortName, id", id);
        var named = challenges.names(projects.stream()
                .flatMap(p -> p.challenges().stream())
                .distinct()
                .toList());
        return new Portfolio(id, projects, named).view();
    }
}
