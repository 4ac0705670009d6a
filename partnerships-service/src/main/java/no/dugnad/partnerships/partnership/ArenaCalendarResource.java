package no.dugnad.partnerships.partnership;

import jakarta.persistence.EntityManager;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import no.dugnad.partnerships.party.Parties;
import no.dugnad.platform.http.Language;
import no.dugnad.platform.read.Listing;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/partnerships/{id}/arenas.ics")
@Produces(ArenaCalendarResource.CALENDAR)
@Tag(name = "Arenas")
public class ArenaCalendarResource {
    static final String CALENDAR = "text/calendar";

    private static final int MOST = 1_000;

    /** The language of a calendar, whose reader seldom says. */
    public enum CalendarLanguage {
        NB,
        NN,
        EN
    }

    private final EntityManager entities;
    private final Parties parties;
    private final String publicUrl;

    ArenaCalendarResource(
            EntityManager entities, Parties parties, @ConfigProperty(name = "dugnad.public-url") String publicUrl) {
        this.entities = entities;
        this.parties = parties;
        this.publicUrl = publicUrl;
    }

    @GET
    @Operation(
            operationId = "arenasCalendar",
            summary = "Arenas as a calendar",
            description =
                    "iCalendar, without an account: the 1,000 newest dated arenas. One that is called off stays as cancelled. Ids are the same for ever.")
    @APIResponse(
            responseCode = "200",
            description = "A calendar.",
            content = @Content(mediaType = CALENDAR, schema = @Schema(type = SchemaType.STRING)))
    public Response calendar(
            @RestPath @Parameter(description = "Slug of the partnership.") String id,
            @RestQuery @Parameter(description = "nb, nn or en; otherwise by Accept-Language, otherwise nb.") @Nullable
                    CalendarLanguage language,
            @HeaderParam("Accept-Language") @Parameter(hidden = true) @Nullable String accepted) {
        var partnership = Partnership.withId(id).orElseThrow(() -> PartnershipResource.unknownPartnership(id));
        var arenas = Listing.of(entities, Arena.class)
                .where("e.partnership = :partnership", "partnership", partnership)
                .where("e.startsAt is not null")
                .first("e.startsAt desc, e.id", MOST);
        var words = language != null
                ? language.name().toLowerCase(Locale.ROOT)
                : accepted == null ? "nb" : Language.of(accepted);
        var known = parties.known(parties.today(), List.of(), List.of(partnership.host()), List.of());
        return Response.ok(
                        new ArenaCalendar(publicUrl, words).of(partnership.view(known), arenas),
                        CALENDAR + ";charset=UTF-8")
                .header("Content-Language", words)
                .build();
    }
}
