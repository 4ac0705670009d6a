package no.dugnad.sample;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where another has to be asked which edition it is. */
@QuarkusTest
class AskedEditionTest extends ReadyAnswersCases {
    @BeforeEach
    void another() {
        edition.waits(true);
        edition.asked();
    }

    @AfterEach
    void ourselves() {
        edition.lost(false);
        edition.waits(false);
    }

    @Test
    void itIsAskedOnceForEachAnswer() {
        work.letGo();
        said();
        assertEquals(1, edition.asked());

        var tag = given().get("/v1/held").header("ETag");
        assertEquals(1, edition.asked());

        given().header("If-None-Match", tag).get("/v1/held").then().statusCode(304);
        assertEquals(1, edition.asked());
        assertEquals(1, work.runs());
    }

    @Test
    void itIsNotAskedForWhatIsNotKept() {
        given().get("/v1/things").then().statusCode(200);

        assertEquals(0, edition.asked());
    }

    @Test
    void whatIsKeptIsNotGivenWhenNobodyCanSayThatItStands() {
        work.letGo();
        said();

        edition.lost(true);
        given().get("/v1/held").then().statusCode(500);

        edition.lost(false);
        assertEquals("run 1", said());
    }
}
