package no.dugnad.municipalities.grouping;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.LocalDate;
import java.util.Map;
import no.dugnad.municipalities.registry.AsOf;
import no.dugnad.municipalities.registry.CurrentRegistry;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/groupings")
@Produces("application/json")
@Tag(
        name = "Groupings",
        description = "Stated definitions that divide the municipalities of a date into groups (grupperinger).")
public class GroupingResource {
    private final CurrentGroupings groupings;
    private final CurrentRegistry registry;
    private final AsOf asOf;

    GroupingResource(CurrentGroupings groupings, CurrentRegistry registry, AsOf asOf) {
        this.groupings = groupings;
        this.registry = registry;
        this.asOf = asOf;
    }

    @GET
    @Operation(summary = "Groupings", description = "All groupings (grupperinger), by id.")
    public Page<GroupingView> groupings(@BeanParam @Valid PageQuery query) {
        return Page.of(groupings.get().all().stream().map(Grouping::view).toList(), GroupingView::id, query);
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "A grouping",
            description =
                    "One grouping (gruppering) with its definition, its groups and the dates that its data cover.")
    public GroupingView grouping(@Parameter(description = "Slug, such as `small-district`.") String id) {
        return find(id).view();
    }

    @GET
    @Path("/{id}/members")
    @Operation(
            summary = "Members of a grouping's groups",
            description =
                    "Every municipality of a date with the group it is in, by number. A date that the grouping's data do not cover is a 422 with `validFrom` and `validTo`.")
    public Page<MemberView> groupMembers(
            @BeanParam @Valid PageQuery query,
            @Parameter(description = "Slug, such as `small-district`.") String id,
            @RestQuery @Parameter(description = "The date; today when not given.") LocalDate at) {
        var date = asOf.date("at", at);
        var members = find(id).members(date);
        return Page.of(
                registry.get().validAt(date).stream()
                        .map(v -> new MemberView(v.number(), v.name(), members.get(v.number())))
                        .toList(),
                MemberView::number,
                query);
    }

    private Grouping find(String id) {
        return groupings
                .get()
                .find(id)
                .orElseThrow(() -> Problem.notFound(
                        "unknown-grouping", Map.of("id", id.length() > 100 ? id.substring(0, 100) + "…" : id)));
    }
}
