package no.dugnad.reporting.pages;

import java.util.Map;
import no.dugnad.platform.http.Problem;

/** Ids in the addresses of pages. */
final class Ids {
    private static final int MOST = 200;
    private static final int SHOWN = 60;

    private Ids() {}

    /** @throws Problem 404 with this code when it is not of the form that ids have, so that nobody need be asked */
    static String slug(String id, String code) {
        if (id.length() > MOST || !id.matches("[a-z0-9]+(-[a-z0-9]+)*")) throw Problem.notFound(code, named(id));
        return id;
    }

    /** As it is named to the reader, cut short. */
    static Map<String, String> named(String id) {
        return Map.of("id", id.length() <= SHOWN ? id : id.substring(0, SHOWN) + "…");
    }
}
