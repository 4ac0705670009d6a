package no.dugnad.partnerships.partnership;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.persistence.EntityManager;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import no.dugnad.partnerships.party.Parties;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Ready;
import no.dugnad.platform.read.Listing;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.Separator;
import org.jspecify.annotations.Nullable;

@Ready
@Path("/v1/memberships")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Members")
public class MembershipsResource {
    @Schema(name = "ListedMembership")
    record Listed(
            @Schema(required = true, description = "Slug of the partnership.")
            String partnershipId,

            @JsonUnwrapped MembershipView membership) {}

    private final EntityManager entities;
    private final Parties parties;

    MembershipsResource(EntityManager entities, Parties parties) {
        this.entities = entities;
        this.parties = parties;
    }

    @GET
    @Operation(
            operationId = "memberships",
            summary = "Memberships at a date, of all partnerships",
            description =
                    "What is said of who is a member where, and whose word it is: with `municipality` and `state=proposed` what a municipality has to answer. They are written under their partnership.")
    public Page<Listed> list(
            @BeanParam @Valid PageQuery query,
            @RestQuery
                    @Pattern(regexp = "[0-9]{4}", message = "municipality-number")
                    @Parameter(description = "Only this municipality's (kommunenummer).")
                    @Nullable
                    String municipality,
            @RestQuery
                    @Pattern(regexp = "[0-9]{2}", message = "county-number")
                    @Parameter(description = "Only this county authority's own (fylkesnummer).")
                    @Nullable
                    String county,
            @RestQuery
                    @Separator(",")
                    @Size(max = 10)
                    @Parameter(description = "Only those that stand like this today.")
                    List<MembershipState> state,
            @RestQuery @Parameter(description = "The day, 2013-01-01 or later. Default today in Norway.") @Nullable
                    LocalDate at,
            @RestQuery
                    @Parameter(
                            description =
                                    "By `partnership`, `number` or `from`; a minus turns the order. Default `partnership,number`.")
                    @Nullable
                    String sort) {
        var day = Days.at(at, parties.today());
        var page = Listing.of(entities, Membership.class)
                .where("e.joinedOn <= :day", "day", day)
                .where("e.leftOn is null or e.leftOn > :day")
                .where("e.partnership.endsOn is null or e.partnership.endsOn > :day")
                .where("e.party.number = :municipality", "municipality", municipality)
                .where("e.party.number = :county", "county", county)
                .where("e.state in :states", "states", state.isEmpty() ? null : state)
                .sortable("partnership", "e.partnership.id")
                .sortable("number", "e.party.number")
                .sortable("from", "e.joinedOn")
                .page(sort, "partnership,number", query);
        var known =
                parties.known(day, page.items().stream().map(Membership::party).toList(), List.of(), List.of());
        return page.map(m -> new Listed(m.partnership().id(), m.view(known)));
    }
}
