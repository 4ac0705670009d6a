package no.dugnad.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loading against an API that notes what it is asked, and answers as told. */
class ReferenceDataTest {

    @TempDir
    Path folder;

    /** What came in: method, path, who wrote, and the headers and body that matter. */
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    /** Answers to be given once each before the usual one, by method and path. */
    private final Map<String, List<String>> firstAnswers = new HashMap<>();

    private HttpServer server;
    private DataFolder data;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(
                folder.resolve("instruments.json"),
                "[{\"id\":\"klimasats\",\"owner\":{\"organisationNumber\":\"972417858\"},\"name\":{\"nb\":\"Klimasats\"}}]");
        Files.writeString(folder.resolve("calls.json"), """
                [{"id":"klimasats-2026","instrumentId":"klimasats","rolling":true}]
                """);
        Files.writeString(
                folder.resolve("demo-calls.json"), "[{\"id\":\"play\",\"instrumentId\":\"klimasats\",\"demo\":true}]");
        Files.writeString(folder.resolve("partnerships.json"), """
                [{"id":"digivestland","host":{"organisationNumber":"964338531"},
                  "members":[{"party":{"kind":"municipality","number":"4601"},"from":"2020-01-01"},
                             {"party":{"kind":"municipality","number":"4602"},"from":"2020-01-01"}],
                  "bodies":[{"name":{"nb":"Styringsgruppa"},
                             "seats":[{"party":{"number":"4601"},"role":"leader","from":null},
                                      {"party":{"organisationNumber":"971032146"},"role":"observer"}]}],
                  "arenas":[{"name":{"nb":"Samling på nett"}}]}]
                """);
        Files.writeString(
                folder.resolve("challenges.json"),
                "[{\"id\":\"youth\",\"owner\":{\"organisationNumber\":\"971032146\"}}]");
        Files.writeString(
                folder.resolve("solutions.json"),
                "[{\"id\":\"video\",\"owner\":{\"organisationNumber\":\"971032146\"}}]");
        Files.writeString(
                folder.resolve("cases.json"), "[{\"title\":{\"nb\":\"Trening\"},\"party\":{\"number\":\"5006\"}}]");
        Files.writeString(
                folder.resolve("surveys.json"),
                "[{\"id\":\"barometer\",\"asker\":{\"organisationNumber\":\"971032146\"}}]");
        Files.writeString(folder.resolve("report-concepts.json"), "[{\"id\":\"hours\",\"minutes\":20}]");
        Files.writeString(
                folder.resolve("demo-report-forms.json"),
                "[{\"id\":\"demo-form\",\"instrumentId\":\"klimasats\",\"demo\":true}]");
        Files.writeString(folder.resolve("demo-participations.csv"), "instrument,project\n");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        data = DataFolder.open(folder.resolve("data"));
    }

    @AfterEach
    void stop() throws IOException {
        server.stop(0);
        data.close();
    }

    @Test
    void everythingGoesInThroughTheApiByThoseWhoMayWriteItAndOnlyOnce() throws Exception {
        load(true);

        assertEquals(
                List.of(
                        "PUT /v1/instruments/klimasats scheme-owner:972417858 * {\"owner\":{\"organisationNumber\":\"972417858\"},\"name\":{\"nb\":\"Klimasats\"}}",
                        "PUT /v1/calls/klimasats-2026 scheme-owner:972417858 * {\"instrumentId\":\"klimasats\",\"rolling\":true}",
                        "PUT /v1/partnerships/digivestland network:964338531 * {\"host\":{\"organisationNumber\":\"964338531\"}}",
                        "POST /v1/partnerships/digivestland/members admin \"reference-digivestland-4601-2020-01-01-1\" {\"party\":{\"kind\":\"municipality\",\"number\":\"4601\"},\"from\":\"2020-01-01\"}",
                        "POST /v1/partnerships/digivestland/members admin \"reference-digivestland-4602-2020-01-01-1\" {\"party\":{\"kind\":\"municipality\",\"number\":\"4602\"},\"from\":\"2020-01-01\"}",
                        "POST /v1/partnerships/digivestland/bodies network:964338531 \"reference-digivestland-body-Styringsgruppa-1\" {\"name\":{\"nb\":\"Styringsgruppa\"}}",
                        "POST /v1/partnerships/digivestland/bodies/b-1/seats network:964338531 \"reference-digivestland-body-Styringsgruppa-4601--leader-1\" {\"party\":{\"number\":\"4601\"},\"role\":\"leader\",\"from\":null}",
                        "POST /v1/partnerships/digivestland/bodies/b-1/seats network:964338531 \"reference-digivestland-body-Styringsgruppa-971032146--observer-1\" {\"party\":{\"organisationNumber\":\"971032146\"},\"role\":\"observer\"}",
                        "POST /v1/partnerships/digivestland/arenas network:964338531 \"reference-digivestland-arena-Samling_p__nett-1\" {\"name\":{\"nb\":\"Samling på nett\"}}",
                        "PUT /v1/challenges/youth network:971032146 * {\"owner\":{\"organisationNumber\":\"971032146\"}}",
                        "PUT /v1/solutions/video network:971032146 * {\"owner\":{\"organisationNumber\":\"971032146\"}}",
                        "GET /v1/cases?limit=500&municipality=5006  - ",
                        "POST /v1/cases admin \"reference-case-5006-1\" {\"title\":{\"nb\":\"Trening\"},\"party\":{\"number\":\"5006\"}}",
                        "PUT /v1/surveys/barometer scheme-owner:971032146 * {\"asker\":{\"organisationNumber\":\"971032146\"}}",
                        "PUT /v1/report-concepts/hours admin * {\"minutes\":20}",
                        "PUT /v1/calls/play admin * {\"instrumentId\":\"klimasats\",\"demo\":true}",
                        "PUT /v1/report-forms/demo-form admin * {\"instrumentId\":\"klimasats\",\"demo\":true}",
                        "POST /v1/participation-imports?demo=true&mode=all-or-nothing admin - instrument,project",
                        "GET /v1/participation-imports/7 admin - "),
                asked);
        asked.clear();
        load(true);
        assertEquals(List.of(), asked);
    }

    @Test
    void demonstrationsAreLeftOutAndComeLaterWhenAskedFor() throws Exception {
        load(false);
        assertTrue(asked.stream()
                .noneMatch(line -> line.contains("play")
                        || line.contains("report-forms")
                        || line.contains("participation-imports")));
        asked.clear();

        load(true);

        assertTrue(asked.getFirst().startsWith("PUT /v1/calls/play"), asked.toString());
        assertEquals(4, asked.size());
    }

    @Test
    void demonstrationCallsComeToASuiteThatHadTheParticipationsAlready() throws Exception {
        data.markDone("reference-data");
        data.markDone("shared-data");
        data.markDone("surveys");
        data.markDone("report-concepts");
        data.markDone("demonstration-forms");
        data.markDone("demonstration-data");

        load(true);

        assertEquals(1, asked.size());
        assertTrue(asked.getFirst().startsWith("PUT /v1/calls/play admin"), asked.toString());
    }

    @Test
    void aCaseThatIsToldAlreadyIsNotToldAgain() throws Exception {
        data.markDone("reference-data");
        firstAnswers.put(
                "GET /v1/cases", new ArrayList<>(List.of("200 {\"items\":[{\"title\":{\"nb\":\"Trening\"}}]}")));

        load(false);

        assertTrue(asked.stream().noneMatch(line -> line.startsWith("POST")), asked.toString());
    }

    @Test
    void aCallThatIsNotMarkedIsNoDemonstration() throws Exception {
        Files.writeString(folder.resolve("demo-calls.json"), "[{\"id\":\"real\",\"instrumentId\":\"klimasats\"}]");

        Trouble trouble = assertThrows(Trouble.class, () -> load(true));

        assertTrue(trouble.getMessage().contains("real"), trouble.getMessage());
    }

    @Test
    void whatIsThereAlreadyIsLeftAlone() throws Exception {
        firstAnswers.put("PUT /v1/partnerships/digivestland", new ArrayList<>(List.of("412 {}")));
        firstAnswers.put(
                "GET /v1/partnerships/digivestland/members",
                new ArrayList<>(List.of(
                        "200 {\"items\":[{\"party\":{\"number\":\"4601\"},\"from\":\"2020-01-01\"}],\"next\":null}")));
        firstAnswers.put("GET /v1/partnership-events", new ArrayList<>(List.of("""
                                200 {"items":[
                                 {"subject":"digivestland","type":"no.dugnad.partnership.formed.v1","data":{}},
                                 {"subject":"a-1","type":"no.dugnad.arena.announced.v1",
                                  "data":{"partnershipId":"digivestland","name":{"nb":"Samling på nett"}}},
                                 {"subject":"b-6","type":"no.dugnad.body.removed.v1",
                                  "data":{"partnershipId":"digivestland","id":"b-6","name":{"nb":"Styringsgruppa"},"seats":[]}},
                                 {"subject":"b-7","type":"no.dugnad.body.formed.v1",
                                  "data":{"partnershipId":"digivestland","id":"b-7","name":{"nb":"Styringsgruppa"},"seats":[]}},
                                 {"subject":"b-7","type":"no.dugnad.body.seat-taken.v1",
                                  "data":{"partnershipId":"digivestland","id":"b-7","name":{"nb":"Styringsgruppa"},
                                          "seats":[{"party":{"number":"4601"},"role":"leader","from":null}]}}],
                                 "next":"/v1/partnership-events?after=2"}""")));

        load(false);

        assertTrue(asked.stream().noneMatch(line -> line.contains("-4601-")), asked.toString());
        assertTrue(asked.stream().anyMatch(line -> line.contains("-4602-")), asked.toString());
        assertEquals(
                List.of(
                        "POST /v1/partnerships/digivestland/bodies/b-7/seats network:964338531 \"reference-digivestland-body-Styringsgruppa-971032146--observer-1\" {\"party\":{\"organisationNumber\":\"971032146\"},\"role\":\"observer\"}"),
                asked.stream()
                        .filter(line -> line.startsWith("POST") && (line.contains("bodies") || line.contains("arenas")))
                        .toList());
    }

    @Test
    void whatIsNotKnownYetIsTriedAgainUnderANewKey() throws Exception {
        firstAnswers.put(
                "POST /v1/partnerships/digivestland/members",
                new ArrayList<>(List.of("422 {\"detail\":\"unknown municipality\"}")));

        load(false);

        assertTrue(asked.stream().anyMatch(line -> line.contains("4601-2020-01-01-2")), asked.toString());
    }

    @Test
    void aRefusalThatCannotComeRightIsToldAtOnce() throws Exception {
        firstAnswers.put(
                "PUT /v1/instruments/klimasats",
                new ArrayList<>(
                        List.of(
                                "403 {\"detail\":\"not yours\",\"errors\":[{\"pointer\":\"/owner\",\"detail\":\"another's\"}]}")));

        Trouble trouble = assertThrows(Trouble.class, () -> load(false));

        assertEquals(
                "The reference data could not be loaded: /v1/instruments/klimasats was answered by 403 not yours; /owner another's",
                trouble.getMessage());
        assertFalse(data.done("reference-data"));
    }

    @Test
    void aSuiteThatIsGoingDownIsNotWaitedFor() {
        ReferenceData reference = referenceData(() -> {
            throw new Trouble("kafka ended by itself");
        });

        assertEquals(
                "kafka ended by itself",
                assertThrows(Trouble.class, () -> reference.load(true)).getMessage());
    }

    private void load(boolean demonstrationToo) throws IOException, InterruptedException {
        referenceData(() -> {}).load(demonstrationToo);
    }

    private ReferenceData referenceData(Runnable requireWhole) {
        return new ReferenceData(
                folder,
                data,
                new Api(URI.create("http://127.0.0.1:" + server.getAddress().getPort())),
                profile -> profile.word()
                        + profile.argument().map(argument -> ":" + argument).orElse(""),
                new Progress(new PrintStream(OutputStream.nullOutputStream())),
                requireWhole);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).strip();
        String what =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        String condition = header(exchange, "If-None-Match") + header(exchange, "Idempotency-Key");
        asked.add("%s %s %s %s %s"
                .formatted(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        header(exchange, "Authorization").replace("Bearer ", ""),
                        condition.isEmpty() ? "-" : condition,
                        body));
        List<String> first = firstAnswers.getOrDefault(what, List.of());
        String answer = first.isEmpty() ? usualAnswer(what) : first.removeFirst();
        byte[] content = answer.substring(4).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Location", "https://elsewhere.example/v1/participation-imports/7");
        exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), content.length);
        exchange.getResponseBody().write(content);
        exchange.close();
    }

    private static String usualAnswer(String what) {
        return switch (what) {
            case "POST /v1/participation-imports" -> "202 {}";
            case "POST /v1/partnerships/digivestland/bodies" -> "201 {\"id\":\"b-1\"}";
            case "GET /v1/partnership-events" -> "200 {\"items\":[],\"next\":null}";
            case "GET /v1/participation-imports/7" -> "200 {\"status\":\"completed\",\"accepted\":3}";
            default -> "201 {}";
        };
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }
}
