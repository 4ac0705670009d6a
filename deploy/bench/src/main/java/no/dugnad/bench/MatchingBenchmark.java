package no.dugnad.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cel.bundle.CelFactory;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.Program;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.dugnad.local.Service;

/**
 * A thousand open calls with eight criteria each: all of them for one municipality, one of them for all municipalities, and what a change of one means to
 * each of them. The peer is the CEL library alone, on one thread, evaluating the same expressions on the same facts.
 */
final class MatchingBenchmark implements Benchmark {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CALLS = 1_000;
    private static final int MUNICIPALITIES = 357;
    private static final int ROUNDS = 40;
    private static final int CHANGES = 5;

    /** %d is another figure in each call, so that no two have the same program. */
    private static final List<String> EXPRESSIONS = List.of(
            "municipality.population < 300000 + %d",
            "municipality.population >= 100 + %d",
            "municipality.centralityIndex < 1000 + %d",
            "municipality.centralityClass >= 1 && municipality.centralityClass <= 6 + %d",
            "municipality.countyNumber in ['03', '46', '50', '%d'] || municipality.population > 500",
            "consortium.size >= 1 && consortium.size < 100 + %d",
            "partnerships.all(p, p.kind != 'none-%d')",
            "municipality.name.startsWith('A%d') || municipality.population > 200");

    private static final Map<String, Object> FACTS = Map.of(
            "municipality",
            Map.of(
                    "population", 2_500L,
                    "centralityIndex", 560L,
                    "centralityClass", 5L,
                    "countyNumber", "46",
                    "name", "Fedje"),
            "consortium",
            Map.of("size", 1L),
            "partnerships",
            List.of(Map.of("kind", "regional-network"), Map.of("kind", "programme")));

    @Override
    public String question() {
        return "Evaluations of criteria per second over HTTP, one request at a time, in turns with the bare CEL library (`dev.cel`) on one thread with the same expressions. %,d open calls with %d criteria each. Aim: at least 0.5 of it."
                .formatted(CALLS, EXPRESSIONS.size())
                .replace('\u00a0', ' ');
    }

    @Override
    public void run(BenchSuite suite, Figures figures) throws Exception {
        var token = suite.token("admin");
        for (var i = 0; i < CALLS; i++) publish(suite, token, i);
        var peer = new Peer();
        figures.table("what", "evaluations", "median", "evaluations/s", "bare CEL/s", "ratio");
        measure(suite, figures, peer, "Matches of one municipality", "/v1/matches?municipality=4633&limit=1", CALLS);
        measure(
                suite,
                figures,
                peer,
                "The same, 50 of them explained",
                "/v1/matches?municipality=4633&limit=50",
                CALLS);
        measure(
                suite,
                figures,
                peer,
                "Reach of one call",
                "/v1/calls/bench-1/reach?grouping=small-district",
                MUNICIPALITIES);
        var told = new double[CHANGES];
        for (var i = 0; i < CHANGES; i++) told[i] = told(suite, token, i);
        figures.say(
                "A change of one call is classified over all municipalities, before and after (%,d evaluations), and can be read at `/v1/calls/{id}/changes` %s after the write, waiting for the journal and the job included (median of %d).",
                2 * MUNICIPALITIES * EXPRESSIONS.size(), Figures.millis(Bench.median(told)), CHANGES);
        figures.say("Reach also says of each criterion whom it alone excludes. Medians of %d requests.", ROUNDS);
    }

    private static void measure(
            BenchSuite suite, Figures figures, Peer peer, String what, String path, int applicantsTimesCalls)
            throws Exception {
        var evaluations = applicantsTimesCalls * EXPRESSIONS.size();
        var seconds = new double[ROUNDS];
        var peers = new double[ROUNDS];
        for (var i = -ROUNDS; i < ROUNDS; i++) {
            var start = System.nanoTime();
            suite.ask(HttpRequest.newBuilder(suite.address(Service.INSTRUMENTS, path))
                    .build());
            var asked = System.nanoTime();
            var took = peer.seconds();
            if (i < 0) continue;
            seconds[i] = (asked - start) / 1e9;
            peers[i] = took;
        }
        var median = Bench.median(seconds);
        var rate = evaluations / median;
        var bareRate = CALLS * EXPRESSIONS.size() / Bench.median(peers);
        figures.row(
                what,
                evaluations,
                Figures.millis(median * 1e3),
                Math.round(rate),
                Math.round(bareRate),
                "**%.2f**".formatted(rate / bareRate));
    }

    static void publish(BenchSuite suite, String token, int i) throws Exception {
        var criteria = JSON.createArrayNode();
        for (var c = 0; c < EXPRESSIONS.size(); c++)
            criteria.addObject()
                    .put("id", "c" + c)
                    .put("expression", EXPRESSIONS.get(c).formatted(i))
                    .putObject("text")
                    .put("nb", "Krav " + c);
        var call = JSON.createObjectNode()
                .put("instrumentId", "klimasats")
                .put("opensAt", "2020-01-01T00:00:00+01:00")
                .put("closesAt", "2099-01-01T00:00:00+01:00");
        call.putObject("title").put("nb", "Ytelse " + i);
        call.set("criteria", criteria);
        suite.ask(HttpRequest.newBuilder(suite.address(Service.INSTRUMENTS, "/v1/calls/bench-" + i))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("If-None-Match", "*")
                .PUT(BodyPublishers.ofString(call.toString()))
                .build());
    }

    /** Milliseconds from a call's narrowing until it stands among its changes. */
    private static double told(BenchSuite suite, String token, int i) throws Exception {
        var address = suite.address(Service.INSTRUMENTS, "/v1/calls/bench-" + i);
        var changes = "/v1/calls/bench-" + i + "/changes";
        var before = suite.get(Service.INSTRUMENTS, changes, null).get("total").asInt();
        var asked = suite.ask(HttpRequest.newBuilder(address).build());
        var body = (ObjectNode) JSON.readTree("{}");
        body.set("criteria", JSON.readTree(asked.body()).get("criteria").deepCopy());
        ((ObjectNode) body.get("criteria").get(0)).put("expression", "municipality.population < 4000");
        var start = System.nanoTime();
        suite.ask(HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/merge-patch+json")
                .header("If-Match", asked.headers().firstValue("ETag").orElseThrow())
                .method("PATCH", BodyPublishers.ofString(body.toString()))
                .build());
        while (suite.get(Service.INSTRUMENTS, changes, null).get("total").asInt() == before) {
            if (System.nanoTime() - start > 60e9) throw new IllegalStateException("No change was told of " + address);
            Thread.sleep(5);
        }
        return (System.nanoTime() - start) / 1e6;
    }

    /** The library alone, with the programs of all calls. */
    private static final class Peer {
        private final List<Program> programs = new ArrayList<>();

        Peer() throws Exception {
            var cel = CelFactory.plannerCelBuilder()
                    .addVar("municipality", MapType.create(SimpleType.STRING, SimpleType.DYN))
                    .addVar("consortium", MapType.create(SimpleType.STRING, SimpleType.DYN))
                    .addVar("partnerships", ListType.create(MapType.create(SimpleType.STRING, SimpleType.DYN)))
                    .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                    .setResultType(SimpleType.BOOL)
                    .build();
            for (var i = 0; i < CALLS; i++)
                for (var expression : EXPRESSIONS)
                    programs.add(cel.createProgram(
                            cel.compile(expression.formatted(i)).getAst()));
        }

        /** How long it takes to evaluate each once. */
        double seconds() throws CelEvaluationException {
            var start = System.nanoTime();
            var met = 0;
            for (var program : programs) if (program.eval(FACTS) instanceof Boolean b && b) met++;
            if (met != programs.size()) throw new IllegalStateException("only " + met + " are met");
            return (System.nanoTime() - start) / 1e9;
        }
    }
}
