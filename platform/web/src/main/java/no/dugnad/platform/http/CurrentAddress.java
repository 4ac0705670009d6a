package no.dugnad.platform.http;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.core.UriBuilder;

/** The address of the request that is being answered. */
public final class CurrentAddress {
    private CurrentAddress() {}

    /** Path and query of the current request, with one query parameter replaced. */
    public static String with(String parameter, String value) {
        var request = Arc.container()
                .instance(CurrentVertxRequest.class)
                .get()
                .getCurrent()
                .request();
        var address = UriBuilder.fromUri(request.uri())
                .replaceQueryParam(parameter, value)
                .build();
        return address.getRawPath() + "?" + address.getRawQuery();
    }
}
