package no.dugnad.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Each line of a service's log at ERROR speaks of a connection, and of one that was broken just then. */
final class ErrorsAreExplained implements Check {

    /** After everything is whole again, what was tried before may still come to its end. */
    private static final Duration ECHO = Duration.ofSeconds(60);

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern OF_CONNECTIONS = Pattern.compile(
            "(?i)connect|broker|time.?out|timed out|closed|refused|terminat|shutting down|starting up|not currently accepting|unavailable|not available|fenced"
                    + "|unreachable|reset|interrupt|recovery mode|i/o error|disconnect|lease|acqui|administrator command|stale|08006|57P0|node");

    /** It has no time, and nothing explains it. */
    private static final Pattern OF_THE_JVM =
            Pattern.compile("^(Exception in thread|Terminating due to|# A fatal error|libfaketime)");

    @Override
    public String name() {
        return "every error in the logs is explained";
    }

    @Override
    public Finding look(Run run) throws IOException {
        var wrong = new ArrayList<String>();
        var errors = 0;
        for (var process : run.ground().suite().processes().keySet()) {
            var log = run.ground().logs().resolve(process + ".log");
            if (!Files.exists(log)) continue;
            var entries = errors(Files.readAllLines(log));
            errors += entries.size();
            wrong.addAll(wrong(process, entries, run.spells()));
        }
        return new Finding(errors + " lines at ERROR", wrong);
    }

    /** Of a log of which each line is a record in JSON, or what the JVM itself has to say. */
    static List<JsonNode> errors(List<String> lines) throws IOException {
        var errors = new ArrayList<JsonNode>();
        for (var line : lines) {
            if (OF_THE_JVM.matcher(line).find())
                errors.add(JSON.createObjectNode().put("message", line));
            if (!line.startsWith("{") || !line.contains("\"ERROR\"")) continue;
            var entry = JSON.readTree(line);
            if (entry.path("level").asText().equals("ERROR")) errors.add(entry);
        }
        return errors;
    }

    static List<String> wrong(String process, List<JsonNode> errors, List<Spell> spells) {
        var unexplained = new TreeMap<String, Integer>();
        for (var entry : errors)
            if (!explained(process, entry, spells)) unexplained.merge(inShort(process, entry), 1, Integer::sum);
        return unexplained.entrySet().stream()
                .map(line -> line.getValue() + " × " + line.getKey())
                .toList();
    }

    private static boolean explained(String process, JsonNode entry, List<Spell> spells) {
        if (!entry.has("timestamp")) return false;
        var when = OffsetDateTime.parse(entry.path("timestamp").asText()).toInstant();
        return OF_CONNECTIONS
                        .matcher(entry.path("message").asText() + entry.path("exception"))
                        .find()
                && spells.stream().anyMatch(spell -> spell.explains(process, when, ECHO) || near(spell, process, when));
    }

    /** What one process of a service cannot do, another of the same may find undone. */
    private static boolean near(Spell spell, String process, Instant when) {
        var service = process.replaceAll("-[0-9]+$", "");
        return spell.touched().stream()
                .filter(touched -> touched.startsWith(service))
                .anyMatch(touched -> spell.explains(touched, when, ECHO));
    }

    private static String inShort(String process, JsonNode entry) {
        var message = entry.path("message").asText().replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}|[0-9]+", "#");
        var exception = entry.path("exception").path("exceptionType").asText("");
        var cause = entry.path("exception").path("message").asText("");
        return "%s %s: %s %s %s"
                .formatted(process, entry.path("loggerName").asText(), cut(message), exception, cut(cause))
                .strip();
    }

    private static String cut(String text) {
        return text.length() > 200 ? text.substring(0, 200) + " …" : text;
    }
}
