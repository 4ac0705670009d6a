package no.dugnad.platform.testing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is promised of a service's events over HTTP, whatever has happened there. Extend it as a {@code @QuarkusTest}. */
public abstract class EventFeed {
    private static final Pattern TYPE = Pattern.compile("no\\.dugnad\\.([a-z-]+)\\.[a-z-]+\\.v1");

    private final String feed;

    /** @param feed its path */
    protected EventFeed(String feed) {
        this.feed = feed;
    }

    private ValidatableResponse read(String query) {
        return given().header("Accept-Language", "en").get(feed + query).then();
    }

    private ValidatableResponse gone(String query, String code) {
        return read(query).statusCode(410).body("type", equalTo("urn:dugnad:problem:" + code));
    }

    private long now(String member) {
        return Long.parseLong(read("?limit=1").statusCode(200).extract().path(member));
    }

    @Test
    void eachEventIsOfTheLifeOfTheFeed() {
        read("").statusCode(200).body("items.epoch", everyItem(equalTo(String.valueOf(now("epoch")))));
    }

    @Test
    void aPlaceInAnotherLifeIsGoneAndTheWayToBeginAgainIsTold() {
        var life = now("epoch");

        var begin = gone("?after=0&limit=2&epoch=" + (life + 1), "feed-begun-anew")
                .body("epoch", equalTo(String.valueOf(life)))
                .extract()
                .<String>path("begin");

        assertEquals(feed + "?limit=2&after=0&epoch=" + life, begin);
        given().urlEncodingEnabled(false).get(begin).then().statusCode(200);
    }

    @Test
    void aPlaceBeyondTheEndIsGone() {
        gone("?after=" + (now("last") + 1_000_000), "feed-ends-before").body("begin", startsWith(feed + "?after=0&"));
    }

    @Test
    void whereTheFeedEndsThereIsNothingMoreYet() {
        var last = now("last");
        read("?after=" + last + "&epoch=" + now("epoch")).statusCode(200);
    }

    @Test
    void aTypeThatIsNotIsRefusedAndEachThatIsIsNamedAndTakenInShortToo() {
        var detail = read("?type=call.never")
                .statusCode(400)
                .body("errors[0].parameter", equalTo("type"))
                .body("errors[0].code", equalTo("unknown-event-type"))
                .extract()
                .<String>path("errors[0].detail");

        var named = types(detail);
        assertFalse(named.isEmpty());
        assertEquals(ofTheSameAggregates(named), named);
        for (var type : named)
            for (var asked : Set.of(type, type.replaceAll("^no\\.dugnad\\.|\\.v1$", "")))
                read("?limit=1&type=" + asked).statusCode(200).body("items.type", everyItem(equalTo(type)));
    }

    private static Set<String> types(String text) {
        var types = new TreeSet<String>();
        for (var found = TYPE.matcher(text); found.find(); ) types.add(found.group());
        return types;
    }

    /** All that the contracts have of the aggregates of these. */
    private static Set<String> ofTheSameAggregates(Set<String> types) {
        var all = new TreeSet<String>();
        for (var type : types) message(aggregate(type)).path("x-types").forEach(other -> all.add(other.asText()));
        return all;
    }

    private static JsonNode message(String aggregate) {
        try {
            return new YAMLMapper()
                    .readTree(Examples.read("contracts/asyncapi.yaml"))
                    .at(JsonPointer.compile("/components/messages/" + aggregate));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String aggregate(String type) {
        var parts = TYPE.matcher(type);
        if (!parts.matches()) throw new IllegalArgumentException(type);
        return parts.group(1);
    }
}
