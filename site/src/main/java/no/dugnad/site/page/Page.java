package no.dugnad.site.page;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import no.dugnad.platform.http.Language;
import no.dugnad.platform.text.Dates;
import no.dugnad.platform.text.Messages;
import no.dugnad.platform.text.Numbers;
import no.dugnad.platform.text.Text;

/**
 * What every page has: a language, with its words, numbers and dates, and an address.
 *
 * @param address path and query as asked for
 * @param chosen the language stands in the address, and so it does in the links to other pages
 */
public record Page(String language, URI address, boolean chosen) {
    private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");

    /** A page in another language; {@code name} is what the language calls itself. */
    public record OtherLanguage(String code, String name, String address, boolean current) {}

    /** A page of the navigation. */
    public record Place(String name, String address, boolean current) {}

    /** {@link PageLanguage} has seen to it that the header says the language of the page. */
    public static Page of(UriInfo uri, HttpHeaders headers) {
        return of(uri, headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }

    public static Page of(UriInfo uri, String acceptLanguage) {
        var query = uri.getRequestUri().getRawQuery();
        return new Page(
                Language.of(acceptLanguage),
                URI.create(uri.getRequestUri().getRawPath() + (query == null ? "" : "?" + query)),
                PageLanguage.chosen(uri).isPresent());
    }

    public String say(String key) {
        return Messages.text(language, key, Map.of());
    }

    public String say(String key, String name, Object value) {
        return Messages.text(language, key, Map.of(name, value));
    }

    public String say(String key, String name, Object value, String other, Object otherValue) {
        return Messages.text(language, key, Map.of(name, value, other, otherValue));
    }

    public String in(Text text) {
        return text.in(language);
    }

    /** A language map of an API, in this language or the nearest. */
    public String in(JsonNode text) {
        for (var candidate : List.of(language, "nb", "nn", "en"))
            if (text.hasNonNull(candidate)) return text.path(candidate).asText();
        return "";
    }

    public String number(long number) {
        return number(BigDecimal.valueOf(number), 0);
    }

    public String number(double number, int decimals) {
        return number(BigDecimal.valueOf(number), decimals);
    }

    public String number(BigDecimal number, int decimals) {
        return Numbers.rounded(number, decimals, language);
    }

    /** A share of 1 as per cent, with one decimal. */
    public String percent(BigDecimal share) {
        return Numbers.percent(share, language);
    }

    public String percent(double share) {
        return percent(BigDecimal.valueOf(share));
    }

    public String date(LocalDate date) {
        return Dates.written(date, language);
    }

    /** In Norwegian time. */
    public String time(Instant instant) {
        return Dates.time(
                instant.atZone(NORWAY),
                language.equals("en") ? "d MMMM yyyy, HH:mm" : "d. MMMM yyyy 'kl.' HH.mm",
                language);
    }

    /** An address of this site, in the language that was chosen. */
    public String link(String path) {
        return chosen
                ? UriBuilder.fromUri(path)
                        .replaceQueryParam(PageLanguage.PARAMETER, language)
                        .build()
                        .toString()
                : path;
    }

    /** The address of the page of the thing with this id. */
    public String link(String path, String id) {
        return link(path + id);
    }

    /** The path of this page. */
    public String path() {
        return address.getRawPath();
    }

    /** This page again, with a parameter set. */
    public String with(String parameter, String value) {
        return UriBuilder.fromUri(address)
                .replaceQueryParam(parameter, value)
                .build()
                .toString();
    }

    /** This page again, in each language. */
    public List<OtherLanguage> languages() {
        return Messages.LANGUAGES.stream()
                .map(code -> new OtherLanguage(
                        code,
                        Messages.text(code, "page-language-name", Map.of()),
                        with(PageLanguage.PARAMETER, code),
                        code.equals(language)))
                .toList();
    }

    /** The pages that all others are reached from. */
    public List<Place> places() {
        return Places.ALL.entrySet().stream()
                .map(place -> new Place(say(place.getKey()), link(place.getValue()), here(place.getValue())))
                .toList();
    }

    public String stylesheet() {
        return Stylesheet.ADDRESS;
    }

    private boolean here(String path) {
        return address.getRawPath().equals(path)
                || !path.equals("/") && address.getRawPath().startsWith(path + "/");
    }
}
