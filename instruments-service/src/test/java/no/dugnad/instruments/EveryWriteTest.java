package no.dugnad.instruments;

import static no.dugnad.instruments.Client.OWNER;
import static no.dugnad.instruments.Client.admin;
import static no.dugnad.instruments.Client.as;
import static no.dugnad.instruments.Client.call;
import static no.dugnad.instruments.Client.callBody;
import static no.dugnad.instruments.Client.instrument;
import static no.dugnad.instruments.Client.instrumentBody;
import static no.dugnad.instruments.Client.newId;
import static no.dugnad.instruments.Client.putCall;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import no.dugnad.platform.testing.EveryWrite;

@QuarkusTest
class EveryWriteTest extends EveryWrite {
    @Override
    protected Map<String, Supplier<Made>> things() {
        return Map.of(
                "/v1/instruments/{id}", EveryWriteTest::anInstrument,
                "/v1/calls/{id}", EveryWriteTest::aCall,
                "/v1/calls/{id}/notes/{number}", EveryWriteTest::aNote,
                "/v1/watches/{id}", EveryWriteTest::aWatch);
    }

    @Override
    protected Set<String> withAnyToken() {
        return Set.of(
                "POST /v1/reach",
                "POST /v1/watches",
                "PATCH /v1/watches/{id}",
                "DELETE /v1/watches/{id}",
                "POST /v1/watches/{id}/secret-rotations",
                "POST /v1/watches/{id}/deliveries/{deliveryId}/replay");
    }

    private static Made anInstrument() {
        var id = instrument("{}");
        return new Made("/v1/instruments/" + id, instrumentBody("{}"), id);
    }

    private static Made aCall() {
        var id = newId();
        var body = callBody(instrument("{}"), "{'draft':true}");
        putCall(as(OWNER), id, body).statusCode(201);
        return new Made("/v1/calls/" + id, body, id);
    }

    private static Made aNote() {
        var path = "/v1/calls/" + call(instrument("{}"), "{}") + "/notes/4601";
        var body = "{\"state\":\"interested\"}";
        admin().header("If-None-Match", "*").body(body).put(path).then().statusCode(201);
        return new Made(path, body, null);
    }

    private static Made aWatch() {
        var body = "{\"changes\":[\"call.opened\"],\"endPoint\":\"https://1.1.1.1/hooks/dugnad\"}";
        var id = admin().body(body)
                .post("/v1/watches")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return new Made("/v1/watches/" + id, body, null);
    }
}
