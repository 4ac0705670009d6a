package no.dugnad.site;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.dugnad.platform.text.Text;
import no.dugnad.site.PartnershipAnswers.Adoptions;
import no.dugnad.site.PartnershipAnswers.LikeUsList;
import no.dugnad.site.Peers.Used;
import no.dugnad.site.RegisterAnswers.Change;
import no.dugnad.site.RegisterAnswers.ContactRoles;
import no.dugnad.site.RegisterAnswers.History;
import no.dugnad.site.RegisterAnswers.Municipality;
import no.dugnad.site.RegisterAnswers.Neighbours;
import no.dugnad.site.RegisterAnswers.NumberAndName;
import no.dugnad.site.Uptake.Own;
import no.dugnad.site.apis.Reply;
import org.jspecify.annotations.Nullable;

/**
 * All that the page of a municipality shows. What is made of an answer is empty when that is missing.
 *
 * @param known what it is called; its number alone when the register is silent
 * @param announced reforms to come, in words
 * @param doors in which roles there is somebody to write to
 * @param fits null when the catalogue is silent
 * @param takenPart null when the register of participations is silent
 * @param networks null when the register of partnerships is silent
 */
record MunicipalityPage(
        Known known,
        Reply<Municipality> municipality,
        List<Fact> facts,
        List<String> announced,
        Reply<Neighbours> neighbours,
        Reply<ContactRoles> contacts,
        List<Door> doors,
        @Nullable Fits fits,
        @Nullable TakenPart takenPart,
        @Nullable List<In> networks,
        Reply<LikeUsList> likeUs,
        List<Used> peers,
        Reply<Adoptions> adoptions,
        List<Own> own,
        Calls calls) {
    record Known(String number, String name) {}

    /** @param since first day; null when it is not known */
    /** @param word whose word the membership is, when the municipality has not confirmed it */
    record In(
            String partnershipId,
            Text name,
            @Nullable LocalDate since,
            @Nullable String word) {}

    /** What one can write to a municipality about, and whether there is somebody there. */
    record Door(String role, String state) {}

    /** Where the API gives what the page shows. */
    record Calls(String matches, String calendar, String takenPart, String networks, String likeUs) {
        static Calls of(String number, LocalDate today, String language) {
            return new Calls(
                    "/v1/matches?municipality=" + number + "&limit=500",
                    "/v1/calls.ics?municipality=" + number + "&language=" + language,
                    "/v1/participations?municipality=" + number + "&boundaries=" + today + "&assign=all&sort=-year",
                    "/v1/partnerships?municipality=" + number + "&limit=500",
                    "/v1/solutions/like-us?municipality=" + number + "&limit=20");
        }
    }

    static List<Door> doors(Reply<ContactRoles> contacts, Wording wording) {
        if (!contacts.found()) return List.of();
        return contacts.value().items().stream()
                .map(contact -> new Door(
                        wording.word("contact-role", contact.role()),
                        contact.goodUntil() != null
                                ? wording.say("contact-stated", Map.of("day", wording.day(contact.goodUntil())))
                                : wording.say("contact-none")))
                .toList();
    }

    static List<String> announced(Reply<History> history, LocalDate today, Wording wording) {
        if (!history.found()) return List.of();
        return history.value().changes().stream()
                .filter(change -> change.date().isAfter(today))
                .map(change -> announced(change, wording))
                .toList();
    }

    private static String announced(Change change, Wording wording) {
        return wording.say(
                "announced-change",
                Map.of(
                        "day", wording.day(change.date()),
                        "from", named(change.from(), wording),
                        "to", named(change.to(), wording)));
    }

    private static String named(List<NumberAndName> municipalities, Wording wording) {
        return wording.list(municipalities.stream()
                .map(municipality -> municipality.name() + " (" + municipality.number() + ")")
                .toList());
    }
}
