package no.dugnad.site.apis;

import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * What a service has sent, whole.
 *
 * @param tag its entity tag, by which it is asked whether it still holds; null when it has none
 * @param fixed it never changes, so nobody need be asked again
 */
record Answer(int status, @Nullable String tag, boolean fixed, byte[] body) {
    private static final int BESIDE_THE_BODY = 500;

    static Answer of(HttpResponse<byte[]> response) {
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("ETag").orElse(null),
                response.headers()
                        .firstValue("Cache-Control")
                        .filter(said -> said.contains("immutable"))
                        .isPresent(),
                response.body());
    }

    boolean kept() {
        return status == 200 && tag != null;
    }

    int weight() {
        return BESIDE_THE_BODY + body.length;
    }
}
