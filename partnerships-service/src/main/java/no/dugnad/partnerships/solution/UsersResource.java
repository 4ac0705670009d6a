package no.dugnad.partnerships.solution;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import no.dugnad.partnerships.partnership.Days;
import no.dugnad.partnerships.party.Parties;
import no.dugnad.platform.http.Ready;
import no.dugnad.platform.tables.Form;
import no.dugnad.platform.tables.OutputFormat.Media;
import no.dugnad.platform.tables.Tabled;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Ready
@Path("/v1/solutions/{id}/adoptions/summary")
@Produces({MediaType.APPLICATION_JSON, Media.JSON_STAT, Media.CSV, Media.XLSX, Media.SVG})
@Tag(name = "Adoptions", description = "How far each municipality has come with a solution (innføring).")
public class UsersResource {
    private final AdoptionSums sums;
    private final Parties parties;

    UsersResource(AdoptionSums sums, Parties parties) {
        this.sums = sums;
        this.parties = parties;
    }

    @GET
    @Operation(
            operationId = "solutionAdoptionSummary",
            summary = "How far municipalities have come with a solution",
            description = "Municipalities counted by state, and one by one, as they were on a day.")
    @APIResponseSchema(UsersView.class)
    public Tabled users(
            @RestPath @Parameter(description = "Slug of the solution.") String id,
            @RestQuery @Parameter(description = "The day, 2013-01-01 or later. Default today in Norway.") @Nullable
                    LocalDate at,
            @BeanParam @Valid Form form) {
        if (Solution.withId(id).isEmpty()) throw SolutionResource.unknownSolution(id);
        return AdoptionsInTables.of(sums.users(id, Days.at(at, parties.today())));
    }
}
