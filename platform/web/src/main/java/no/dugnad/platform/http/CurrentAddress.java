package no.dugnad.platform.http;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.core.UriBuilder;
import java.util.function.UnaryOperator;

/** The address of the request that is being answered. */
public final class CurrentAddress {
    private CurrentAddress() {}

    /** Path and query of the current request, with one query parameter replaced. */
    public static String with(String parameter, String value) {
        return with(address -> address.replaceQueryParam(parameter, value));
    }

    /** Path and query of the current request, with what is changed in them. */
    public static String with(UnaryOperator<UriBuilder> change) {
        var request = Arc.container()
                .instance(CurrentVertxRequest.class)
                .get()
                .getCurrent()
                .request();
        var address = change.apply(UriBuilder.fromUri(request.uri())).build();
        return address.getRawPath() + "?" + address.getRawQuery();
    }
}
