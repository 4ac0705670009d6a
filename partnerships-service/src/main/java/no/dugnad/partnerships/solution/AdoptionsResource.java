package no.dugnad.partnerships.solution;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import no.dugnad.partnerships.partnership.Days;
import no.dugnad.partnerships.partnership.Partnerships;
import no.dugnad.partnerships.partnership.StatedBy;
import no.dugnad.partnerships.party.Parties;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.http.Ready;
import no.dugnad.platform.tables.Form;
import no.dugnad.platform.tables.OutputFormat.Media;
import no.dugnad.platform.tables.Tabled;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Ready
@Path("/v1/adoptions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Adoptions", description = "How far each municipality has come with a solution (innføring).")
public class AdoptionsResource {
    private final Adoptions adoptions;
    private final AdoptionSums sums;
    private final Partnerships partnerships;
    private final Parties parties;

    AdoptionsResource(Adoptions adoptions, AdoptionSums sums, Partnerships partnerships, Parties parties) {
        this.adoptions = adoptions;
        this.sums = sums;
        this.partnerships = partnerships;
        this.parties = parties;
    }

    @GET
    @Operation(
            operationId = "adoptions",
            summary = "Adoptions at a date, of all solutions",
            description = "By municipality, network or solution. They are written under their solution.")
    public Page<AdoptionView> list(
            @BeanParam @Valid PageQuery query,
            @RestQuery
                    @Pattern(regexp = "[0-9]{4}", message = "municipality-number")
                    @Parameter(description = "Only this municipality's.")
                    @Nullable
                    String municipality,
            @RestQuery @Size(max = 100) @Parameter(description = "Only those through this network.") @Nullable
                    String partnership,
            @RestQuery
                    @Parameter(
                            description =
                                    "Only those that were written by the municipality itself, by a host or by an administrator.")
                    @Nullable
                    StatedBy statedBy,
            @RestQuery @Size(max = 100) @Parameter(description = "Only those of this solution.") @Nullable
                    String solution,
            @RestQuery @Parameter(description = "Only those in this state today.") @Nullable AdoptionState state,
            @RestQuery @Parameter(description = "The day, 2013-01-01 or later. Default today in Norway.") @Nullable
                    LocalDate at,
            @RestQuery
                    @Parameter(
                            description =
                                    "By `number`, `solution` or `from`; a minus turns the order. Default `solution,number`.")
                    @Nullable
                    String sort) {
        var filters = new HashMap<String, String>();
        filters.put("municipality", municipality);
        filters.put("partnership", partnership);
        filters.put("solution", solution);
        return adoptions.page(query, sort, "solution,number", Days.at(at, parties.today()), filters, state, statedBy);
    }

    @GET
    @Path("/summary")
    @Produces({MediaType.APPLICATION_JSON, Media.JSON_STAT, Media.CSV, Media.XLSX, Media.SVG})
    @Operation(
            operationId = "adoptionSummary",
            summary = "How far municipalities have come, solution by solution",
            description = "Municipalities counted by solution and state, as they were on a day.")
    @APIResponseSchema(AdoptionSummaryView.class)
    public Tabled summary(
            @RestQuery @Size(max = 100) @Parameter(description = "Only those through this network.") @Nullable
                    String partnership,
            @RestQuery
                    @Pattern(regexp = "[0-9]{4}", message = "municipality-number")
                    @Parameter(description = "Only this municipality's.")
                    @Nullable
                    String municipality,
            @RestQuery @Parameter(description = "The day, 2013-01-01 or later. Default today in Norway.") @Nullable
                    LocalDate at,
            @BeanParam @Valid Form form) {
        if (partnership != null && partnerships.find(partnership).isEmpty())
            throw Problem.invalid(Fault.in("partnership", "unknown-partnership", Map.of("id", partnership)));
        return AdoptionsInTables.of(sums.of(Days.at(at, parties.today()), partnership, municipality));
    }
}
