package no.dugnad.site.page;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The navigation: the key of each page's name, and its path, in the order shown. */
final class Places {
    static final Map<String, String> ALL;

    static {
        var places = new LinkedHashMap<String, String>();
        places.put("nav-overview", "/");
        places.put("nav-map", "/map");
        places.put("nav-statistics", "/statistics");
        places.put("nav-search", "/search");
        ALL = Collections.unmodifiableMap(places);
    }

    private Places() {}
}
