package no.dugnad.sample;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import no.dugnad.sample.thing.HeldResource;
import no.dugnad.sample.thing.SampleEdition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An answer is kept for as long as the edition stands from which it was made, and no longer. */
abstract class ReadyAnswersCases {
    final Hold work = new Hold();

    @Inject
    SampleEdition edition;

    @BeforeEach
    void nothingIsKept() {
        edition.move();
        HeldResource.work = work;
    }

    static String said() {
        return given().get("/v1/held").then().statusCode(200).extract().path("said");
    }

    @Test
    void whatIsKeptIsGivenAgain() {
        work.letGo();

        assertEquals("run 1", said());
        assertEquals("run 1", said());

        edition.move();
        assertEquals("run 2", said());
    }

    @Test
    void whatWasMadeWhileTheEditionMovedIsNotGivenForTheNewOne() throws Exception {
        var old = CompletableFuture.supplyAsync(ReadyAnswersCases::said);
        work.awaitBegun();

        edition.move();
        work.letGo();

        assertEquals("run 1", old.join());
        assertEquals("run 2", said());
        assertEquals("run 2", said());
    }

    @Test
    void aSlowOldAnswerDoesNotOustTheNewOne() throws Exception {
        var old = CompletableFuture.supplyAsync(ReadyAnswersCases::said);
        work.awaitBegun();
        edition.move();
        assertEquals("run 2", said());

        work.letGo();
        old.join();

        // the old one may be what is kept now, but it is not what is given
        assertEquals("run 3", said());
        assertEquals("run 3", said());
    }

    @Test
    void whoSaysWhoTheyAreIsNeverGivenWhatIsKept() {
        work.letGo();
        said();

        given().auth()
                .oauth2(no.dugnad.platform.testing.Tokens.of(
                        no.dugnad.platform.identity.Scopes.INSTRUMENTS, "999601391"))
                .get("/v1/held")
                .then()
                .statusCode(200);

        assertEquals(2, work.runs());
    }

    /** Whoever has it asks by its tag each time, so that nobody may ever ask for the whole of it again. */
    @Test
    void whatTheCallerHasIsKeptAsWell() {
        var runs = new AtomicInteger();
        HeldResource.work = () -> {
            runs.incrementAndGet();
            return "the same";
        };
        var tag = given().get("/v1/held").header("ETag");

        edition.move();
        for (var i = 0; i < 3; i++)
            given().header("If-None-Match", tag).get("/v1/held").then().statusCode(304);

        assertEquals(2, runs.get());
        assertEquals("the same", said());
        given().get("/v1/held").then().header("ETag", equalTo(tag)).contentType("application/json");
        assertEquals(2, runs.get());
    }

    @Test
    void whoTakesItForAnotherIsToldSo() {
        work.letGo();
        said();

        given().header("If-Match", "\"another\"").get("/v1/held").then().statusCode(412);
    }
}
