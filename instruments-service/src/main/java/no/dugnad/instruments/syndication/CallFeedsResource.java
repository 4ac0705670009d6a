package no.dugnad.instruments.syndication;

import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import no.dugnad.instruments.call.CallQuery;
import no.dugnad.instruments.call.Calls;
import no.dugnad.instruments.match.FittingCalls;
import no.dugnad.instruments.match.Verdict;
import no.dugnad.platform.http.Language;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1")
@Produces({CallFeedsResource.ATOM, CallFeedsResource.CALENDAR})
@Tag(name = "Feeds", description = "Calls for feed readers and calendars, without an account.")
public class CallFeedsResource {
    static final String ATOM = "application/atom+xml";
    static final String CALENDAR = "text/calendar";

    private static final String WHAT = """
            The same filters as `/v1/calls`, without pages: at most 1,000 calls. Where `status` is not given, it is `open,upcoming`. Drafts are never in it. \
            Ids are the same for ever and in every installation; a demonstration says so in its title and category.""";
    private static final int MOST = 1_000;
    private static final String USUAL = "open,upcoming";

    /** @param verdict for the municipality that was asked about; null when none was */
    record Found(Calls.Published published, @Nullable Verdict verdict) {}

    /** The language of a feed; calendars and readers seldom say. */
    public enum FeedLanguage {
        NB,
        NN,
        EN
    }

    private final Calls calls;
    private final FittingCalls fitting;
    private final Clock clock;
    private final String publicUrl;

    CallFeedsResource(
            Calls calls,
            FittingCalls fitting,
            Clock clock,
            @ConfigProperty(name = "dugnad.public-url") String publicUrl) {
        this.calls = calls;
        this.fitting = fitting;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    @GET
    @Path("/calls.atom")
    @Produces(ATOM)
    @Operation(operationId = "callsAtom", summary = "Calls as an Atom feed", description = WHAT)
    @APIResponse(
            responseCode = "200",
            description = "An Atom feed, what has changed or opened last first.",
            content = @Content(mediaType = ATOM, schema = @Schema(type = SchemaType.STRING)))
    public Response atom(
            @BeanParam @Valid CallQuery filter,
            @RestQuery
                    @Pattern(regexp = "[0-9]{4}", message = "municipality-number")
                    @Parameter(
                            description =
                                    "Only calls that fit this municipality (kommunenummer) today: it is eligible, is so through a partnership, or a fact is missing. The verdict stands in the feed.",
                            example = "4601")
                    String municipality,
            @RestQuery @Parameter(description = "nb, nn or en; otherwise by Accept-Language, otherwise nb.")
                    FeedLanguage language,
            @HeaderParam("Accept-Language") @Parameter(hidden = true) String accepted,
            @Context UriInfo uri,
            @Context HttpServerRequest request) {
        var texts = texts(language, accepted);
        var feed =
                new AtomFeed(publicUrl, texts, clock.instant()).of(found(filter, municipality, request), address(uri));
        return answer(feed, ATOM, texts);
    }

    @GET
    @Path("/calls.ics")
    @Produces(CALENDAR)
    @Operation(
            operationId = "callsCalendar",
            summary = "Openings and deadlines of calls as a calendar",
            description = "iCalendar: openings, deadlines (also of stages) and reporting deadlines. " + WHAT)
    @APIResponse(
            responseCode = "200",
            description = "A calendar.",
            content = @Content(mediaType = CALENDAR, schema = @Schema(type = SchemaType.STRING)))
    public Response calendar(
            @BeanParam @Valid CallQuery filter,
            @RestQuery
                    @Pattern(regexp = "[0-9]{4}", message = "municipality-number")
                    @Parameter(
                            description =
                                    "Only calls that fit this municipality (kommunenummer) today: it is eligible, is so through a partnership, or a fact is missing. The verdict stands in the feed.",
                            example = "4601")
                    String municipality,
            @RestQuery @Parameter(description = "nb, nn or en; otherwise by Accept-Language, otherwise nb.")
                    FeedLanguage language,
            @HeaderParam("Accept-Language") @Parameter(hidden = true) String accepted,
            @Context HttpServerRequest request) {
        var texts = texts(language, accepted);
        return answer(new Calendar(publicUrl, texts).of(found(filter, municipality, request)), CALENDAR, texts);
    }

    private List<Found> found(CallQuery filter, String municipality, HttpServerRequest request) {
        var published = calls.published(filter, USUAL, MOST);
        if (municipality == null)
            return published.stream().map(call -> new Found(call, null)).toList();
        var verdicts = fitting.verdicts(municipality, request);
        return published.stream()
                .filter(call -> verdicts.containsKey(call.call().id()))
                .map(call -> new Found(call, verdicts.get(call.call().id())))
                .toList();
    }

    private static FeedTexts texts(FeedLanguage asked, String accepted) {
        if (asked != null) return new FeedTexts(asked.name().toLowerCase(java.util.Locale.ROOT));
        return new FeedTexts(accepted == null ? "nb" : Language.of(accepted));
    }

    private static Response answer(byte[] body, String type, FeedTexts texts) {
        return Response.ok(body, type + ";charset=UTF-8")
                .header("Content-Language", texts.language())
                .build();
    }

    private static String address(UriInfo uri) {
        var request = uri.getRequestUri();
        return request.getRawPath() + (request.getRawQuery() == null ? "" : "?" + request.getRawQuery());
    }
}
