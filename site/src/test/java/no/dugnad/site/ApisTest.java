package no.dugnad.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import no.dugnad.site.apis.Apis;
import no.dugnad.site.apis.Reply;
import no.dugnad.site.apis.Source;
import no.dugnad.site.page.Page;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ApisTest {
    private static final Page PAGE = new Page("nb", URI.create("/"), false);

    record Municipality(String number, String name) {}

    @Inject
    Apis apis;

    @Test
    void whatIsFoundIsReadWithTheFieldsThatThePageUses() {
        OtherServices.answer("/v1/apis-test/1", 200, "{\"number\":\"0301\",\"name\":\"Oslo\",\"more\":[1]}");

        var reply = apis.read(Source.MUNICIPALITIES, "/v1/apis-test/1", Municipality.class, PAGE);

        assertEquals(new Municipality("0301", "Oslo"), reply.value());
    }

    @Test
    void whatIsRefusedHasItsReason() {
        OtherServices.answer(
                "/v1/apis-test/2", 404, "{\"status\":404,\"detail\":\"Ended\",\"successors\":[{\"number\":\"1508\"}]}");

        var reply = apis.read(Source.MUNICIPALITIES, "/v1/apis-test/2", Municipality.class, PAGE);

        var refused = assertInstanceOf(Reply.Refused.class, reply);
        assertEquals(404, refused.status());
        assertEquals("1508", refused.problem().at("/successors/0/number").asText());
    }

    @Test
    void aServiceThatIsDownOrUnreadableIsMissing() {
        OtherServices.answer("/v1/apis-test/3", 200, "{\"number\":");

        assertTrue(apis.read(Source.INSTRUMENTS, "/v1/apis-test/3", Municipality.class, PAGE)
                .missing());
        assertTrue(apis.read(Source.INSTRUMENTS, "/v1/apis-test/down", Municipality.class, PAGE)
                .missing());
    }
}
