package no.dugnad.site;

import java.util.Map;
import no.dugnad.platform.http.Problem;

/** Ids in the addresses of pages. */
final class PageIds {
    private static final int MOST = 200;
    private static final int SHOWN = 80;

    private PageIds() {}

    /** @throws Problem 404 with this code when it is not of the form that ids have, so that nobody need be asked */
    static String slug(String id, String code) {
        if (id.length() > MOST || !id.matches("[a-z0-9]+(-[a-z0-9]+)*")) throw Problem.notFound(code, named(id));
        return id;
    }

    /** As it is named to the reader. */
    static Map<String, String> named(String id) {
        return Map.of("id", shown(id));
    }

    /** One that is very long is cut. */
    static String shown(String id) {
        return id.length() > SHOWN ? id.substring(0, SHOWN) + "…" : id;
    }
}
