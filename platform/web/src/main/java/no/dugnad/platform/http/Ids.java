package no.dugnad.platform.http;

import java.util.Map;
import java.util.Objects;
import no.dugnad.platform.http.Problem.Fault;

/** What holds wherever a thing is written under an id. */
public final class Ids {
    private static final int SHOWN = 100;

    private Ids() {}

    /** As it is repeated in a problem: of one that is very long, the beginning. */
    public static String shown(String id) {
        return id.length() > SHOWN ? id.substring(0, SHOWN) + "…" : id;
    }

    /**
     * For POST, where the id is made.
     *
     * @throws Problem 400 when the body has one
     */
    public static void none(Object inBody) {
        if (inBody != null) throw Problem.invalid(Fault.at("/id", "null"));
    }

    /**
     * For PUT and PATCH, where the body may repeat the id of its address.
     *
     * @throws Problem 400 when it has another
     */
    public static void same(Object inAddress, Object inBody) {
        if (inBody != null && !Objects.equals(inBody, inAddress))
            throw Problem.invalid(Fault.at("/id", "other-id", Map.of("id", inAddress)));
    }
}
