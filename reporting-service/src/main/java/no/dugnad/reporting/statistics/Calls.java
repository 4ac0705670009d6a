package no.dugnad.reporting.statistics;

import jakarta.ws.rs.core.UriBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.tables.Layout;

/** The address at which the API answers a question; what is as by default is left out. */
final class Calls {
    private Calls() {}

    static String of(Layout layout, Over over, Which which, Further further) {
        var parameters = new LinkedHashMap<String, Object>();
        parameters.put("grouping", over.grouping());
        parameters.put("from", over.from());
        parameters.put("to", over.to());
        parameters.put("boundaries", over.boundaries());
        parameters.put("split", over.split());
        if (over.demo() != DemoChoice.INCLUDE) parameters.put("demo", Words.word(over.demo()));
        if (over.assign() != Assign.LARGEST) parameters.put("assign", Words.word(over.assign()));
        if (which != null) {
            parameters.put("instrument", which.instrument());
            if (!Which.USUAL_STATUS.equals(which.status())) parameters.put("status", which.status());
            parameters.put("role", which.role());
        }
        parameters.put("partnership", further.partnership());
        parameters.put("window", further.window());
        parameters.put("solution", further.solution());
        parameters.put("reached", further.reached());
        parameters.put("kind", further.kind());
        return of("/v1/statistics/" + layout.id(), parameters);
    }

    private static String of(String path, Map<String, Object> parameters) {
        var address = UriBuilder.fromPath(path);
        parameters.forEach((name, value) -> {
            if (value != null && !value.toString().isEmpty()) address.queryParam(name, value);
        });
        return address.build().toString();
    }
}
