package no.dugnad.site;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

/** The pages of one municipality, instrument, network, solution and challenge, and of a search. */
@QuarkusTest
class ThingPagesTest {
    private static final List<String> PAGES = List.of(
            "/municipalities/4633",
            "/municipalities/1507",
            "/instruments/klimasats",
            "/networks/digivestland",
            "/solutions/videoledet-trening-hjemme",
            "/challenges/ungt-utenforskap",
            "/search?q=fedje",
            "/search");

    private static ValidatableResponse page(String address) {
        return given().accept("text/html").get(address).then().contentType("text/html;charset=utf-8");
    }

    private static Matcher<String> shows(String... texts) {
        var all = new ArrayList<Matcher<? super String>>();
        for (var text : texts) all.add(containsString(text));
        return allOf(all);
    }

    @Test
    void aMunicipalityIsToldWhatFitsAndWhyAndByWhen() {
        page("/municipalities/4633")
                .statusCode(200)
                .body(shows(
                        "Av 10 utlysninger som er åpne eller kommer, kan Fedje søke alene på 4 og sammen med andre på 2; 1 er uavklart.",
                        "Neste frist er 15. januar 2027 kl. 15.00: Demo: Helseteknologiordningen, tilrettelegging 2027.",
                        "innbyggere: 509 (fra 1. januar 2026)",
                        "Ville ikke vært oppfylt med innbyggere: 5000.",
                        "Kommunen kan selv oppgi det; oppfylt med årsverk til innovasjon og utvikling: 1.",
                        "Anslått arbeid: 35 timer",
                        "href=\"/v1/calls.ics?municipality=4633&amp;language=nb\"",
                        "href=\"/networks/digivestland\"",
                        "DigiVestland</a>, siden 1. januar 2020"));
    }

    @Test
    void aMunicipalityIsShownWithWhatItAndThoseLikeItHaveDone() {
        page("/municipalities/4633")
                .body(shows(
                        "I bruk hos 3: naboene Alver og Masfjorden, 2 i samme KOSTRA-gruppe og 3 i samme samarbeid.",
                        "Her: beslutter.",
                        "kontakt meldt, gyldig til 1. oktober 2037",
                        "ingen kontakt meldt",
                        "Vedtatt endring fra 1. januar 2038: Alver (4631) og Fedje (4633) blir til Nordhordland (4690).",
                        "href=\"/municipalities/4631\""));
    }

    @Test
    void participationsUnderEarlierNumbersAreItsOwn() {
        page("/municipalities/1508")
                .statusCode(200)
                .body(shows("Ålesund står med ", "href=\"/instruments/", "boundaries=", "assign=all"));
    }

    @Test
    void aServiceThatIsDownLeavesAPageThatSaysWhatIsMissing() {
        page("/municipalities/4640")
                .statusCode(200)
                .body(shows("Her mangler noe", "Sogndal står med ", "API-kallet bak"));
        page("/instruments/stimulab").statusCode(200).body(shows("Her mangler noe", "StimuLab"));
        page("/networks/digiviken").statusCode(200).body(shows("Her mangler noe", "digiviken"));
        page("/solutions/silent").statusCode(200).body(shows("Her mangler noe"));
        page("/challenges/silent").statusCode(200).body(shows("Her mangler noe"));
        page("/search?q=silent").statusCode(200).body(shows("Her mangler noe"));
    }

    @Test
    void anOldNumberSaysWhatItBecame() {
        page("/municipalities/1507")
                .statusCode(404)
                .body(shows(
                        "Kommune 1507 er ikke lenger i bruk: den opphørte 1. januar 2024.",
                        "href=\"/municipalities/1508\">Ålesund (1508)</a>: 86,2",
                        "href=\"/municipalities/1580\">Haram (1580)</a>: 13,8"));
    }

    @Test
    void whatIsNotThereIsAPageThatSaysWhatToDo() {
        page("/municipalities/9999")
                .statusCode(404)
                .body(shows("Ingen kommune har hatt nummeret 9999", "Hva du kan gjøre"));
        page("/municipalities/%3Cscript%3E").statusCode(404).body(not(containsString("<script")));
        OtherServices.answer("/v1/instruments/nothing", 404, "{\"status\":404}");
        OtherServices.answer("/v1/partnerships/nothing", 404, "{\"status\":404}");
        OtherServices.answer("/v1/solutions/nothing", 404, "{\"status\":404}");
        OtherServices.answer("/v1/challenges/nothing", 404, "{\"status\":404}");
        for (var kind : new String[] {"instruments", "networks", "solutions", "challenges"}) {
            page("/" + kind + "/nothing").statusCode(404).body(shows("nothing", "Hva du kan gjøre"));
            page("/" + kind + "/Not%20A%20Slug").statusCode(404).body(shows("Hva du kan gjøre"));
        }
    }

    @Test
    void anInstrumentShowsWhoTakesPartAndWhomItsCallsShutOut() {
        page("/instruments/klimasats")
                .statusCode(200)
                .body(shows(
                        "id=\"participation\"",
                        "outputFormat=csv",
                        "Utlysningen når 150 av 162 i gruppen «Små distriktskommuner» og 195 av 195 i gruppen «Andre kommuner».",
                        "12 kommuner, og 12 av dem utelukkes av det alene.",
                        "endret sammendrag og nettside",
                        "href=\"/instruments/klimasats?call=demo-klimasats-2027#reach\""));
    }

    @Test
    void theReaderChoosesTheCallThatIsLookedInto() {
        page("/instruments/klimasats?call=demo-klimasats-merkostnad-2027")
                .statusCode(200)
                .body(shows("id=\"reach-demo-klimasats-merkostnad-2027\"", "Ingen vilkår utelukker noen."))
                .body(not(containsString("id=\"reach-demo-klimasats-2027\"")));
    }

    @Test
    void aNetworkShowsItsMembersReceptionsAndBothSidesOfItsGains() {
        page("/networks/digivestland")
                .statusCode(200)
                .body(shows(
                        "Medlemmer nå: 16 kommuner og 1 andre.",
                        "viderefører 1418 og 1419",
                        "men har 17 % av plassene.",
                        "besluttet, 1. mars 2025: 92 dager",
                        "2 i drift og 1 invitert",
                        "Linjer der en annen får gevinsten enn den som bærer kostnaden: 2 av 3.",
                        "7400,5\u00a0timer"));
    }

    @Test
    void aSolutionShowsHowItSpreadsAndWhoUsesIt() {
        page("/solutions/videoledet-trening-hjemme")
                .statusCode(200)
                .body(shows(
                        "I bruk i 2 av 357 kommuner",
                        "Egne øvelser for eldre med nedsatt syn.",
                        "15. januar 2025",
                        "Videoledet trening hjemme i Steinkjer"));
    }

    @Test
    void aChallengeShowsItsProjectsByAmbitionAndStage() {
        page("/challenges/ungt-utenforskap")
                .statusCode(200)
                .body(shows(
                        "Prosjekter: 4. Av dem er 1 radikale (grad 4 eller 5), og 1 har ingen gradert.",
                        "Prøveprosjekt A",
                        "utprøving, 5, radikal"));
    }

    @Test
    void whatAServiceHasCountedComesInEveryFormatFromWhereItIsCounted() {
        for (var call : Map.of(
                        "/instruments/klimasats", "/v1/calls/demo-klimasats-2027/reach?grouping=small-district&amp;",
                        "/networks/digivestland", "/v1/receptions/times?partnership=digivestland&amp;",
                        "/solutions/videoledet-trening-hjemme",
                                "/v1/solutions/videoledet-trening-hjemme/adoptions/summary?",
                        "/challenges/ungt-utenforskap", "/v1/challenges/ungt-utenforskap/portfolio?")
                .entrySet())
            for (var format : List.of("csv", "xlsx", "json-stat2", "svg", "json"))
                page(call.getKey()).body(containsString("href=\"" + call.getValue() + "outputFormat=" + format));
    }

    @Test
    void aSearchFindsMunicipalitiesAlsoByOldNumbersAndAllElse() {
        page("/search?q=fedje")
                .statusCode(200)
                .body(shows(
                        "Treff på «fedje»: 7.",
                        "href=\"/municipalities/4633\"",
                        "href=\"/instruments/klimasats?call=demo-klimasats-2027\"",
                        "href=\"/networks/digivestland\"",
                        "href=\"/solutions/videoledet-trening-hjemme\""));
        page("/search?q=1507").body(shows("Treff på «1507»: 1.", "Ålesund (1507)", "til 1. januar 2024"));
    }

    @Test
    void aSearchForNothingOrTooMuchSaysWhatToDo() {
        page("/search").statusCode(200).body(shows("Skriv et navn", "name=\"q\""));
        page("/search?q=" + "x".repeat(5_000))
                .statusCode(400)
                .body(shows("Dette er 5000 tegn", "name=\"q\""))
                .body(not(containsString("xxxx")));
        page("/search?q=%3Cscript%3Ealert(1)%3C/script%3E").body(not(containsString("<script")));
    }

    @Test
    void everyPageIsInTheThreeLanguages() {
        var raw = Pattern.compile(">\\s*[a-z]+(-[a-z]+)+\\s*<");
        for (var address : PAGES)
            for (var language : new String[] {"nb", "nn", "en"}) {
                var there = address + (address.contains("?") ? "&" : "?") + "lang=" + language;
                var body = page(there)
                        .header("Content-Language", language)
                        .extract()
                        .asString()
                        .replace(">ks-partnerskap-for-radikal-innovasjon<", "><"); // not told of by events here
                assertFalse(raw.matcher(body).find(), there + " shows a key");
            }
    }

    @Test
    void aPageThatHasNotChangedIsNotSentAgain() {
        var tag = page("/networks/digivestland")
                .header("ETag", startsWith("\""))
                .extract()
                .header("ETag");

        given().accept("text/html")
                .header("If-None-Match", tag)
                .get("/networks/digivestland")
                .then()
                .statusCode(304);
    }
}
