package no.dugnad.municipalities.translation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import no.dugnad.municipalities.registry.AsOf;
import no.dugnad.municipalities.registry.CurrentRegistry;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.http.Ready;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Ready
@Path("/v1/municipality-translations")
@Produces("application/json")
@Tag(
        name = "Translations",
        description = "From the boundaries of one date to those of another (omregning mellom inndelinger).")
public class TranslationResource {
    private final CurrentRegistry registry;
    private final AsOf asOf;

    TranslationResource(CurrentRegistry registry, AsOf asOf) {
        this.registry = registry;
        this.asOf = asOf;
    }

    @GET
    @Operation(summary = "Translate municipalities from one date to another", description = """
                    What each municipality of one date is on the boundaries of another, forwards or backwards, over any number of reforms, with weights by \
                    population that sum to 1. Forwards through a split: what each part gained beyond its whole sources. Backwards: the inhabitants each \
                    source brought. A stated descent goes before the chain of changes. All of a date come on one page unless `limit` says less.""")
    public Page<Translation> translations(
            @RestQuery @NotNull @Parameter(description = "The date whose numbers you have.") LocalDate from,
            @RestQuery @NotNull @Parameter(description = "The date whose numbers you want.") LocalDate to,
            @RestQuery
                    @Size(max = 500)
                    @Parameter(
                            description =
                                    "Only these municipalities, valid at `from`; may be repeated. All when none is given.")
                    List<@Pattern(regexp = "[0-9]{4}", message = "municipality-number") String> number,
            @RestQuery @DefaultValue("500") @Min(1) @Max(500) @Parameter(description = "Items a page, 1 to 500.")
                    Integer limit,
            @RestQuery @Parameter(description = "Where to go on, from `next` of the page before.") String cursor) {
        asOf.date("from", from);
        asOf.date("to", to);
        var all = Translations.of(registry.get()).between(from, to);
        var wanted = Set.copyOf(number == null ? List.of() : number);
        var unknown = wanted.stream()
                .sorted()
                .filter(n ->
                        Objects.requireNonNull(registry.get()).version(n, from).isEmpty())
                .map(n -> Fault.in("number", "not-valid-then", Map.of("number", n, "date", from)))
                .toList();
        if (!unknown.isEmpty()) throw Problem.invalid(unknown);
        var shown = wanted.isEmpty()
                ? all
                : all.stream().filter(t -> wanted.contains(t.source().number())).toList();
        return Page.of(shown, t -> t.source().number(), new PageQuery(limit, cursor));
    }
}
