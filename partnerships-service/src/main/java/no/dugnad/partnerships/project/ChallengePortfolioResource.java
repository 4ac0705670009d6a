package no.dugnad.partnerships.project;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import no.dugnad.partnerships.challenge.Challenges;
import no.dugnad.partnerships.project.ChallengePortfolioView.Row;
import no.dugnad.platform.http.Ids;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Ready;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.tables.Counted;
import no.dugnad.platform.tables.Form;
import no.dugnad.platform.tables.Layout;
import no.dugnad.platform.tables.Layout.Chart;
import no.dugnad.platform.tables.Layout.Scale;
import no.dugnad.platform.tables.Layout.Table;
import no.dugnad.platform.tables.OutputFormat.Media;
import no.dugnad.platform.tables.Tabled;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Ready
@Path("/v1/challenges/{id}/portfolio")
@Produces({MediaType.APPLICATION_JSON, Media.JSON_STAT, Media.CSV, Media.XLSX, Media.SVG})
@Tag(
        name = "Projects",
        description = "Projects (prosjekter) with partners of all levels, their ambition and their experiments.")
public class ChallengePortfolioResource {
    static final Layout LAYOUT = new Layout(
            "projects",
            List.of(new Table("rows", List.of("ambition", "stage"), List.of("projects"), List.of())),
            new Chart.Bars("rows", "projects", null, null, Scale.NUMBER));

    private static final Comparator<Row> MOST_RADICAL_FIRST = Comparator.comparing(
                    Row::ambition, Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(Row::stage);

    private final EntityManager entities;
    private final Challenges challenges;

    ChallengePortfolioResource(EntityManager entities, Challenges challenges) {
        this.entities = entities;
        this.challenges = challenges;
    }

    @GET
    @Operation(
            operationId = "challengePortfolio",
            summary = "The projects on a challenge, by ambition and stage",
            description =
                    "How many projects meet the challenge (portefølje), by ambition and by how far they have come.")
    @APIResponseSchema(ChallengePortfolioView.class)
    public Tabled portfolio(
            @RestPath @Parameter(description = "Slug of the challenge.") String id, @BeanParam @Valid Form form) {
        if (id.indexOf('\0') >= 0 || challenges.names(List.of(id)).isEmpty())
            throw Problem.notFound("unknown-challenge", Map.of("id", Ids.shown(id)));
        var rows = rows(id);
        var view = new ChallengePortfolioView(
                id, rows.stream().mapToLong(Row::projects).sum(), rows);
        return Tabled.of(view, LAYOUT, () -> counted(view));
    }

    @SuppressWarnings("unchecked")
    private List<Row> rows(String challenge) {
        List<Tuple> counts = entities.createNativeQuery("""
                        select ambition, stage, count(*) as projects from project
                        where id in (select project_id from project_challenge where challenge_id = :challenge)
                        group by ambition, stage
                        """, Tuple.class)
                .setParameter("challenge", challenge)
                .getResultList();
        return counts.stream()
                .map(row -> new Row(
                        row.get("ambition", Integer.class),
                        Words.parse(Stage.class, row.get("stage", String.class)),
                        row.get("projects", Long.class)))
                .sorted(MOST_RADICAL_FIRST)
                .toList();
    }

    private static Counted counted(ChallengePortfolioView view) {
        return new Counted(
                Map.of(
                        "rows",
                        view.rows().stream()
                                .map(row -> Counted.row(
                                        "ambition", row.ambition(), "stage", row.stage(), "projects", row.projects()))
                                .toList()),
                Counted.words("ambitions-definition"),
                Counted.words("source-of-partnerships"),
                false,
                Map.of(),
                Counted.row("challenge", view.challenge()));
    }
}
