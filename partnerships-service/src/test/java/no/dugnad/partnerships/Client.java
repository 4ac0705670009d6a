package no.dugnad.partnerships;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.testing.Tokens;

/** Calls the API as this or that organisation. */
public final class Client {
    /** KS, whose name is in the service's own table. */
    public static final String KS = "971032146";

    private Client() {}

    /** A network's host, with a token to write partnerships. */
    public static RequestSpecification as(String organisation) {
        return bearer(Tokens.of(Scopes.PARTNERSHIPS, organisation));
    }

    public static RequestSpecification admin() {
        return bearer(Tokens.admin());
    }

    public static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token).contentType("application/json");
    }

    public static String newId() {
        return "test-" + UUID.randomUUID();
    }

    /** A partnership of KS's with only what must be there, and what more is given. */
    public static String body(String more) {
        return "{\"name\":{\"nb\":\"Nettverket\"},\"kind\":\"regional-network\",\"host\":{\"organisationNumber\":\""
                + KS + "\"}" + more + "}";
    }

    /** Forms a partnership of KS's and gives its address. */
    public static String partnership(String more) {
        var path = "/v1/partnerships/" + newId();
        as(KS).header("If-None-Match", "*").body(body(more)).put(path).then().statusCode(201);
        return path;
    }

    /** The membership at this address stands from now on, by an administrator's word. */
    public static void confirmed(String membership) {
        admin().body("{\"verdict\":\"confirmed\"}")
                .post(membership + "/answer")
                .then()
                .statusCode(200)
                .body("state", org.hamcrest.Matchers.equalTo("confirmed"));
    }

    public static String member(String party, String from, String to) {
        return "{\"party\":%s,\"role\":\"member\",\"from\":\"%s\",\"to\":%s}"
                .formatted(party, from, to == null ? "null" : "\"" + to + "\"");
    }

    public static String municipality(String number) {
        return "{\"kind\":\"municipality\",\"number\":\"" + number + "\"}";
    }

    public static String tag(String path) {
        return given().get(path).then().statusCode(200).extract().header("ETag");
    }
}
