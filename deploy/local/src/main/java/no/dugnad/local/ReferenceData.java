package no.dugnad.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Loads {@code deploy/reference} through the public API, with tokens, like anybody's data. Each of its parts is loaded once per data folder:
 * what is true (instruments, calls, partnerships), what is shared (challenges, solutions, cases), the surveys of innovation, the concepts of report
 * forms, and what is only for demonstration: calls ({@code demo-calls.json}), report forms ({@code demo-report-forms.json}) and
 * participations ({@code demo-participations.csv}).
 *
 * <p>A load that was cut short is taken up again at the next start: what is there already is left alone.
 */
final class ReferenceData {

    private static final String TRUE_PART = "reference-data";
    private static final String SHARED_PART = "shared-data";
    private static final String SURVEYS = "surveys";
    private static final String CONCEPTS = "report-concepts";
    private static final String DEMONSTRATION_FORMS = "demonstration-forms";
    private static final String DEMONSTRATION_CALLS = "demonstration-calls";
    private static final String DEMONSTRATION_PART = "demonstration-data";

    /** Services learn of each other through events, so what is refused as unknown may be known a moment later. For so long nobody need hear of it. */
    private static final Duration A_MOMENT = Duration.ofSeconds(10);

    private static final Set<Integer> MAY_COME_RIGHT = Set.of(400, 404, 409, 422, 429, 502, 503, 504);

    private interface Attempt {
        Api.Answer send(int number) throws InterruptedException;
    }

    private final Path folder;
    private final DataFolder data;
    private final Api api;
    private final Function<Profile, String> tokens;
    private final Progress progress;
    private final Runnable requireWhole;
    private @Nullable Map<String, JsonNode> told;

    /** @param requireWhole throws when there is no use in trying again, since the suite is on its way down */
    ReferenceData(
            Path folder,
            DataFolder data,
            Api api,
            Function<Profile, String> tokens,
            Progress progress,
            Runnable requireWhole) {
        this.folder = folder;
        this.data = data;
        this.api = api;
        this.tokens = tokens;
        this.progress = progress;
        this.requireWhole = requireWhole;
    }

    void load(boolean demonstrationToo) throws IOException, InterruptedException {
        if (!data.done(TRUE_PART)) {
            loadRecords();
            data.markDone(TRUE_PART);
        }
        if (!data.done(SHARED_PART)) {
            loadShared();
            data.markDone(SHARED_PART);
        }
        if (!data.done(SURVEYS)) {
            loadSurveys();
            data.markDone(SURVEYS);
        }
        if (!data.done(CONCEPTS)) {
            loadConcepts();
            data.markDone(CONCEPTS);
        }
        if (demonstrationToo && !data.done(DEMONSTRATION_CALLS)) {
            loadDemonstrations("demo-calls.json", "/v1/calls/", "calls");
            data.markDone(DEMONSTRATION_CALLS);
        }
        if (demonstrationToo && !data.done(DEMONSTRATION_FORMS)) {
            loadDemonstrations("demo-report-forms.json", "/v1/report-forms/", "report forms");
            data.markDone(DEMONSTRATION_FORMS);
        }
        if (demonstrationToo && !data.done(DEMONSTRATION_PART)) {
            importParticipations();
            data.markDone(DEMONSTRATION_PART);
        }
    }

    private void loadRecords() throws IOException, InterruptedException {
        List<ObjectNode> instruments = records("instruments.json");
        Map<String, String> owners = new HashMap<>();
        for (ObjectNode instrument : instruments) {
            owners.put(text(instrument, "id"), text(instrument.path("owner"), "organisationNumber"));
        }

        for (ObjectNode instrument : instruments) {
            put("/v1/instruments/", instrument, owner(owners, text(instrument, "id")));
        }
        progress.say("Loaded %d instruments".formatted(instruments.size()));

        List<ObjectNode> calls = records("calls.json");
        for (ObjectNode call : calls) {
            put("/v1/calls/", call, owner(owners, text(call, "instrumentId")));
        }
        progress.say("Loaded %d calls".formatted(calls.size()));

        List<ObjectNode> partnerships = records("partnerships.json");
        for (ObjectNode partnership : partnerships) {
            loadPartnership(partnership);
        }
        progress.say("Loaded %d partnerships with their members and bodies".formatted(partnerships.size()));
    }

    /** Challenges and solutions by their owners, and each case by the municipality that tells it. */
    private void loadShared() throws IOException, InterruptedException {
        List<ObjectNode> challenges = records("challenges.json");
        for (ObjectNode challenge : challenges) {
            put("/v1/challenges/", challenge, Profile.network(text(challenge.path("owner"), "organisationNumber")));
        }
        List<ObjectNode> solutions = records("solutions.json");
        for (ObjectNode solution : solutions) {
            put("/v1/solutions/", solution, Profile.network(text(solution.path("owner"), "organisationNumber")));
        }
        List<ObjectNode> cases = records("cases.json");
        for (ObjectNode told : cases) {
            tell(told);
        }
        progress.say("Loaded %d challenges, %d solutions and %d cases"
                .formatted(challenges.size(), solutions.size(), cases.size()));
    }

    private void loadSurveys() throws IOException, InterruptedException {
        List<ObjectNode> surveys = records("surveys.json");
        for (ObjectNode survey : surveys) {
            put("/v1/surveys/", survey, Profile.schemeOwner(text(survey.path("asker"), "organisationNumber")));
        }
        progress.say("Loaded %d surveys of innovation with their published figures".formatted(surveys.size()));
    }

    /** A case has no id of its own, so it is known by who tells it and its title. They are published ones, so it is not the municipality that enters them. */
    private void tell(ObjectNode told) throws InterruptedException {
        String number = text(told.path("party"), "number");
        String title = text(told.path("title"), "nb");
        JsonNode present = insist(
                        "The cases of " + number,
                        attempt -> api.get("/v1/cases?limit=500&municipality=" + number, Map.of()))
                .body();
        for (JsonNode one : present.path("items")) {
            if (one.path("title").path("nb").asText().equals(title)) {
                return;
            }
        }
        insist("The case of %s, %s".formatted(number, title), attempt -> {
            Map<String, String> headers = authorised(Profile.admin());
            headers.put("Idempotency-Key", "\"reference-case-%s-%d\"".formatted(number, attempt));
            return api.post("/v1/cases", headers, told);
        });
    }

    /** The catalogue of concepts has one keeper. */
    private void loadConcepts() throws IOException, InterruptedException {
        List<ObjectNode> concepts = records("report-concepts.json");
        for (ObjectNode concept : concepts) {
            put("/v1/report-concepts/", concept, Profile.admin());
        }
        progress.say("Loaded %d concepts of report forms".formatted(concepts.size()));
    }

    /** Only an admin may mark a thing as a demonstration. */
    private void loadDemonstrations(String file, String collection, String what)
            throws IOException, InterruptedException {
        List<ObjectNode> records = records(file);
        for (ObjectNode record : records) {
            if (!record.path("demo").asBoolean(false)) {
                throw new Trouble("%s holds one of the %s that is not marked as a demonstration: %s"
                        .formatted(file, what, text(record, "id")));
            }
            put(collection, record, Profile.admin());
        }
        progress.say("Loaded %d demonstration %s".formatted(records.size(), what));
    }

    private void loadPartnership(ObjectNode partnership) throws InterruptedException {
        Profile host = Profile.network(text(partnership.path("host"), "organisationNumber"));
        JsonNode members = partnership.remove("members");
        JsonNode bodies = partnership.remove("bodies");
        JsonNode arenas = partnership.remove("arenas");
        String id = text(partnership, "id");
        boolean thereBefore = put("/v1/partnerships/", partnership, host);
        String path = "/v1/partnerships/" + id + "/members";
        Set<String> present = thereBefore ? presentMembers(path) : Set.of();
        for (JsonNode member : each(members)) {
            String key = memberKey(member);
            if (!present.contains(key)) {
                // from published sources: only an administrator says until when their members are asked
                post("Member %s of partnership %s".formatted(key, id), path, id + "-" + key, Profile.admin(), member);
            }
        }
        for (JsonNode body : each(bodies)) {
            loadBody(id, (ObjectNode) body, thereBefore ? lastTold("body", id) : List.of(), host);
        }
        for (JsonNode arena : each(arenas)) {
            if (!thereBefore || named(lastTold("arena", id), arena) == null) {
                String what = "Arena %s of partnership %s".formatted(name(arena), id);
                post(what, "/v1/partnerships/" + id + "/arenas", id + "-arena-" + name(arena), host, arena);
            }
        }
    }

    private void loadBody(String partnership, ObjectNode body, Iterable<JsonNode> before, Profile host)
            throws InterruptedException {
        JsonNode seats = body.remove("seats");
        JsonNode there = named(before, body);
        String bodies = "/v1/partnerships/" + partnership + "/bodies";
        String key = partnership + "-body-" + name(body);
        String what = "Body %s of partnership %s".formatted(name(body), partnership);
        JsonNode written = there == null ? post(what, bodies, key, host, body).body() : there;
        Set<String> taken = new HashSet<>();
        written.path("seats").forEach(seat -> taken.add(seatKey(seat)));
        for (JsonNode seat : each(seats)) {
            if (!taken.contains(seatKey(seat))) {
                String path = bodies + "/" + written.path("id").asText() + "/seats";
                post("Seat %s in %s".formatted(seatKey(seat), what), path, key + "-" + seatKey(seat), host, seat);
            }
        }
    }

    private Api.Answer post(String what, String path, String key, Profile writer, JsonNode body)
            throws InterruptedException {
        return insist(what, attempt -> {
            Map<String, String> headers = authorised(writer);
            // a refusal is kept under its key too, so every attempt has a key of its own
            headers.put(
                    "Idempotency-Key", "\"reference-%s-%d\"".formatted(key.replaceAll("[^A-Za-z0-9-]", "_"), attempt));
            return api.post(path, headers, body);
        });
    }

    /** The partnership's bodies or arenas of all times, as their last events have them: bodies with seats of all times. */
    private List<JsonNode> lastTold(String aggregate, String partnership) throws InterruptedException {
        if (told == null) {
            told = readEvents();
        }
        return told.values().stream()
                .filter(event -> event.path("type").asText().startsWith("no.dugnad." + aggregate + ".")
                        && !event.path("type").asText().endsWith("." + aggregate + ".removed.v1"))
                .map(event -> event.path("data"))
                .filter(part -> part.path("partnershipId").asText().equals(partnership))
                .toList();
    }

    /** The last event of each thing, by its id. */
    private Map<String, JsonNode> readEvents() throws InterruptedException {
        String next = "/v1/partnership-events?limit=500";
        Map<String, JsonNode> last = new LinkedHashMap<>();
        while (next != null) {
            String page = next;
            JsonNode answer = insist("The events of partnerships", attempt -> api.get(page, Map.of()))
                    .body();
            for (JsonNode event : answer.path("items")) {
                last.put(event.path("subject").asText(), event);
            }
            next = answer.path("items").isEmpty() ? null : answer.path("next").asText(null);
        }
        return last;
    }

    private static Iterable<JsonNode> each(JsonNode list) {
        return list == null ? List.of() : list;
    }

    private static @Nullable JsonNode named(Iterable<JsonNode> all, JsonNode one) {
        for (JsonNode other : all) {
            if (name(other).equals(name(one))) {
                return other;
            }
        }
        return null;
    }

    private static String name(JsonNode thing) {
        return thing.at("/name/nb").asText(thing.at("/name/nn").asText());
    }

    private static String seatKey(JsonNode seat) {
        return memberKey(seat) + "-" + seat.path("role").asText();
    }

    private Set<String> presentMembers(String path) throws InterruptedException {
        Set<String> present = new HashSet<>();
        String next = path + "?limit=500";
        while (next != null) {
            String page = next;
            JsonNode answer = insist("The list " + path, attempt -> api.get(page, Map.of()))
                    .body();
            answer.path("items").forEach(member -> present.add(memberKey(member)));
            next = answer.path("next").asText(null);
        }
        return present;
    }

    private static String memberKey(JsonNode member) {
        JsonNode party = member.path("party");
        String who = party.path("number")
                .asText(party.path("organisationNumber")
                        .asText(party.path("name").asText()));
        return who + "-" + member.path("from").asText("");
    }

    /** @return whether it was there before */
    private boolean put(String collection, ObjectNode body, Profile writer) throws InterruptedException {
        String path = collection + body.remove("id").asText();
        Map<String, String> headers = authorised(writer);
        headers.put("If-None-Match", "*");
        return insist(path, attempt -> api.put(path, headers, body)).status() == 412;
    }

    private void importParticipations() throws IOException, InterruptedException {
        Path csv = existing("demo-participations.csv");
        Instant end = Instant.now().plus(Patience.time());
        JsonNode result = importOnce(csv);
        while (!result.path("status").asText().equals("completed")
                && Instant.now().isBefore(end)) {
            Thread.sleep(1_000);
            result = importOnce(csv);
        }
        if (!result.path("status").asText().equals("completed")) {
            throw new Trouble("%s was not accepted (%s): %s"
                    .formatted(csv, result.path("status").asText(), firstErrors(result.path("errors"))));
        }
        progress.say("Loaded %d demonstration participations"
                .formatted(result.path("accepted").asInt()));
    }

    private JsonNode importOnce(Path csv) throws IOException, InterruptedException {
        Api.Answer taken = insist("Participations", attempt -> {
            Map<String, String> headers = authorised(Profile.admin());
            headers.put("Content-Type", "text/csv; charset=utf-8");
            try {
                return api.post(
                        "/v1/participation-imports?demo=true&mode=all-or-nothing", headers, BodyPublishers.ofFile(csv));
            } catch (IOException e) {
                throw new Trouble("%s cannot be read: %s.".formatted(csv, e.getMessage()), e);
            }
        });
        String path = URI.create(taken.location()).getRawPath();
        Duration patience = Patience.time();
        Instant end = Instant.now().plus(patience);
        while (Instant.now().isBefore(end)) {
            JsonNode state = insist(path, attempt -> api.get(path, authorised(Profile.admin())))
                    .body();
            if (Set.of("completed", "rejected", "failed")
                    .contains(state.path("status").asText())) {
                return state;
            }
            Thread.sleep(200);
        }
        throw new Trouble("The import of %s did not end within %d s.".formatted(csv, patience.toSeconds()));
    }

    private static String firstErrors(JsonNode errors) {
        List<String> lines = new ArrayList<>();
        for (JsonNode error : errors) {
            if (lines.size() == 5) {
                lines.add("…");
                break;
            }
            lines.add("row %s, %s: %s"
                    .formatted(
                            error.path("row").asText("?"),
                            error.path("column").asText("?"),
                            error.path("detail").asText(error.path("code").asText())));
        }
        return String.join("; ", lines);
    }

    private Api.Answer insist(String what, Attempt attempt) throws InterruptedException {
        Instant start = Instant.now();
        Instant end = start.plus(Patience.time());
        boolean told = false;
        for (int number = 1; ; number++) {
            requireWhole.run();
            Api.Answer answer = attempt.send(number);
            if (answer.good() || answer.status() == 412) {
                return answer;
            }
            if (!MAY_COME_RIGHT.contains(answer.status()) || Instant.now().isAfter(end)) {
                throw new Trouble("The reference data could not be loaded: %s was answered by %s"
                        .formatted(what, answer.problem()));
            }
            if (!told && Instant.now().isAfter(start.plus(A_MOMENT))) {
                progress.say("%s is still refused, and tried again until %d s have gone: %s"
                        .formatted(what, Patience.time().toSeconds(), answer.problem()));
                told = true;
            }
            Thread.sleep(500);
        }
    }

    private Map<String, String> authorised(Profile profile) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer " + tokens.apply(profile));
        headers.put("Accept-Language", "en");
        return headers;
    }

    private static Profile owner(Map<String, String> owners, String instrument) {
        String owner = owners.get(instrument);
        if (owner == null) {
            throw new Trouble(
                    "calls.json names the instrument %s, which is not in instruments.json.".formatted(instrument));
        }
        return Profile.schemeOwner(owner);
    }

    private List<ObjectNode> records(String file) throws IOException {
        List<ObjectNode> records = new ArrayList<>();
        for (JsonNode node : new ObjectMapper().readTree(existing(file).toFile())) {
            records.add((ObjectNode) node);
        }
        return records;
    }

    private Path existing(String file) {
        Path path = folder.resolve(file);
        if (!Files.exists(path)) {
            throw new Trouble(
                    "%s is missing: restore it from the repository (git checkout deploy/reference).".formatted(path));
        }
        return path;
    }

    private static String text(JsonNode node, String field) {
        String text = node.path(field).asText("");
        if (text.isEmpty()) {
            throw new Trouble("A record of the reference data lacks %s: %s".formatted(field, node));
        }
        return text;
    }
}
