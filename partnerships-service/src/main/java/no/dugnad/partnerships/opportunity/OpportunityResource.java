package no.dugnad.partnerships.opportunity;

import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.dugnad.partnerships.opportunity.Opportunities.Offered;
import no.dugnad.partnerships.opportunity.OpportunityView.How;
import no.dugnad.partnerships.opportunity.OpportunityView.Member;
import no.dugnad.partnerships.party.Parties;
import no.dugnad.platform.condition.Effort;
import no.dugnad.platform.http.Ids;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.text.BrokenRule;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/partnerships/{id}/opportunities")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Partnerships")
public class OpportunityResource {
    private final Opportunities opportunities;
    private final CriteriaLanguage language;
    private final Parties parties;
    private final Clock clock;

    OpportunityResource(Opportunities opportunities, CriteriaLanguage language, Parties parties, Clock clock) {
        this.opportunities = opportunities;
        this.language = language;
        this.parties = parties;
        this.clock = clock;
    }

    @GET
    @Operation(operationId = "opportunities", summary = "Calls that the partnership opens", description = """
        Calls (utlysninger) in which a member can take part only, or better, through this partnership, with the members for each; the first to close \
        first. Of municipal members today, by their facts today. A call is weighed for each with the partnership and without it; a value that is not \
        known leaves the answer open and is named, never guessed. Calls that do not ask with whom one applies are not here.\
        """)
    public Page<OpportunityView> list(
            @RestPath @Parameter(description = "Slug of the partnership.") String id,
            @BeanParam @Valid PageQuery query,
            @RestQuery
                    @Parameter(description = "`open`, `upcoming` or both with a comma; `open` when not given.")
                    @Nullable
                    String status,
            @Context HttpServerRequest request) {
        var statuses = statuses(status);
        if (!opportunities.knows(id)) throw Problem.notFound("unknown-partnership", Map.of("id", Ids.shown(id)));
        var consortia = opportunities.consortia(id, parties.today());
        var partnership = consortia.get(id);
        if (partnership == null) return Page.of(List.of(), OpportunityResource::place, query);
        var offers = opportunities.calls(clock.instant());
        var found = Effort.of(
                request,
                () -> offers.stream()
                        .filter(offered -> statuses.contains(offered.status()))
                        .map(offered -> opportunity(offered, partnership, consortia))
                        .flatMap(Optional::stream)
                        .toList());
        return Page.of(found, OpportunityResource::place, query);
    }

    private Optional<OpportunityView> opportunity(
            Offered offered, Consortium partnership, Map<String, Consortium> consortia) {
        var weighing = new Weighing(offered.call(), offered.applicants(), language);
        if (!weighing.asksForPartners()) return Optional.empty();
        var members = partnership.facts().entrySet().stream()
                .map(member -> weighing.of(
                        member.getKey(),
                        member.getValue(),
                        partnership,
                        consortia.values().stream()
                                .filter(other ->
                                        other != partnership && other.facts().containsKey(member.getKey()))
                                .toList()))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Member::number))
                .toList();
        return members.isEmpty() ? Optional.empty() : Optional.of(view(offered, weighing, members));
    }

    private static OpportunityView view(Offered offered, Weighing weighing, List<Member> members) {
        var call = offered.call();
        var funding = call.fundingNok();
        return new OpportunityView(
                new OpportunityView.Call(
                        call.id(),
                        call.instrumentId(),
                        offered.instrumentName(),
                        call.title(),
                        offered.status(),
                        call.opensAt(),
                        call.closesAt(),
                        call.demo()),
                weighing.criteriaOfPartnership().stream()
                        .map(c -> new OpportunityView.Criterion(c.id(), c.text(), c.required()))
                        .toList(),
                funding != null && funding.moreTogether() ? funding.maxPerJointProject() : null,
                funding == null ? null : funding.maxPerProject(),
                count(members, How.ONLY),
                count(members, How.BETTER),
                count(members, How.UNDETERMINED),
                members);
    }

    private static int count(List<Member> members, How how) {
        return (int) members.stream().filter(member -> member.how() == how).count();
    }

    /** Where it stands among the others, as text that sorts. */
    private static String place(OpportunityView opportunity) {
        var call = opportunity.call();
        return (call.closesAt() == null ? "~" : call.closesAt().toString()) + " " + call.id();
    }

    private static Set<CallStatus> statuses(@Nullable String text) {
        if (text == null || text.isBlank()) return EnumSet.of(CallStatus.OPEN);
        try {
            var statuses = EnumSet.noneOf(CallStatus.class);
            Arrays.stream(text.split(",", -1))
                    .forEach(word -> statuses.add(Words.parse(CallStatus.class, word.strip())));
            return statuses;
        } catch (BrokenRule rule) {
            throw Problem.invalid(Fault.in("status", rule.code(), rule.arguments()));
        }
    }
}
