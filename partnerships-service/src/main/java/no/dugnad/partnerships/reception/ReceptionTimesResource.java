package no.dugnad.partnerships.reception;

import jakarta.persistence.EntityManager;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.dugnad.partnerships.partnership.Partnerships;
import no.dugnad.partnerships.party.Parties;
import no.dugnad.partnerships.reception.ReceptionTimesView.Row;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.http.Ready;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.read.Listing;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Ready
@Path("/v1/receptions/times")
@Produces({MediaType.APPLICATION_JSON, Media.JSON_STAT, Media.CSV, Media.XLSX, Media.SVG})
@Tag(name = "Receptions", description = "National projects received (mottak) by a network, from proposal to operation.")
public class ReceptionTimesResource {
    static final Layout LAYOUT = new Layout(
            "receptions",
            List.of(new Table("rows", List.of("reception", "step", "state"), List.of("days"), List.of("from"))),
            new Chart.Bars("rows", "days", null, null, Scale.NUMBER));

    private static final int MOST = 500;

    private final EntityManager entities;
    private final Partnerships partnerships;
    private final Parties parties;

    ReceptionTimesResource(EntityManager entities, Partnerships partnerships, Parties parties) {
        this.entities = entities;
        this.partnerships = partnerships;
        this.parties = parties;
    }

    @GET
    @Operation(
            operationId = "receptionTimes",
            summary = "Time in each step",
            description =
                    "Days in each step of each reception (mottak), of one partnership or of all; of the 500 newest when there are more.")
    @APIResponseSchema(ReceptionTimesView.class)
    public Tabled times(
            @RestQuery @Size(max = 100) @Parameter(description = "Only this partnership's.") @Nullable
                    String partnership,
            @BeanParam @Valid Form form) {
        if (partnership != null && partnerships.find(partnership).isEmpty())
            throw Problem.invalid(Fault.in("partnership", "unknown-partnership", Map.of("id", partnership)));
        var today = parties.today();
        var rows = new ArrayList<Row>();
        for (var reception : Listing.of(entities, Reception.class)
                .where("e.partnershipId = :partnership", "partnership", partnership)
                .first("e.proposedOn desc, e.id", MOST)) {
            var step = 0;
            for (var time : reception.times(today))
                rows.add(new Row(
                        reception.id(), reception.name(), ++step, time.state(), time.from(), time.to(), time.days()));
        }
        var view = new ReceptionTimesView(partnership, today, rows);
        return Tabled.of(view, LAYOUT, () -> counted(view));
    }

    private static Counted counted(ReceptionTimesView view) {
        return new Counted(
                Map.of(
                        "rows",
                        view.rows().stream()
                                .map(row -> Counted.row(
                                        "reception", row.reception(),
                                        "step", row.step(),
                                        "state", row.state(),
                                        "days", row.days(),
                                        "from", row.from()))
                                .toList()),
                Counted.words("receptions-definition"),
                Counted.words("source-of-partnerships"),
                false,
                Map.of(
                        "reception",
                        view.rows().stream()
                                .collect(Collectors.toMap(
                                        (Row row) -> row.reception().toString(),
                                        Row::receptionName,
                                        (a, b) -> a,
                                        TreeMap::new)),
                        "state",
                        Counted.labels(
                                Arrays.stream(ReceptionState.values())
                                        .map(Words::word)
                                        .toList(),
                                "reception-state-")),
                Counted.row("partnership", view.partnership(), "at", view.at()));
    }
}
