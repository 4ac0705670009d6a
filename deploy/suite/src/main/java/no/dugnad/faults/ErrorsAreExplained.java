package no.dugnad.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Each line of a service's log at ERROR speaks of a connection, and of one that was broken just then. */
final class ErrorsAreExplained implements Check {

    /** After everything is whole again, what was tried before may still come to its end. */
    private static final Duration ECHO = Duration.ofSeconds(60);

    private static final Pattern OF_CONNECTIONS = Pattern.compile(
            "(?i)connect|broker|time.?out|timed out|closed|refused|terminat|shutting down|starting up|not currently accepting|unavailable|not available|fenced"
                    + "|unreachable|reset|interrupt|recovery mode|i/o error|disconnect|lease|acqui|administrator command|stale|08006|57P0|node");

    @Override
    public String name() {
        return "every error in the logs is explained";
    }

    @Override
    public Finding look(Run run) throws IOException {
        var unexplained = new TreeMap<String, Integer>();
        var errors = 0;
        for (var replica : run.ground().replicas()) {
            for (var line : Files.readAllLines(run.ground().logs().resolve(replica.name() + ".log"))) {
                if (!line.startsWith("{") || !line.contains("\"ERROR\"")) continue;
                var entry = new ObjectMapper().readTree(line);
                if (!entry.path("level").asText().equals("ERROR")) continue;
                errors++;
                if (!explained(run, replica.name(), entry))
                    unexplained.merge(inShort(replica.name(), entry), 1, Integer::sum);
            }
        }
        var wrong = new ArrayList<String>();
        unexplained.forEach((line, times) -> wrong.add(times + " × " + line));
        return new Finding(errors + " lines at ERROR", wrong);
    }

    private static boolean explained(Run run, String process, JsonNode entry) {
        var when = OffsetDateTime.parse(entry.path("timestamp").asText()).toInstant();
        return OF_CONNECTIONS
                        .matcher(entry.path("message").asText() + entry.path("exception"))
                        .find()
                && run.spells().stream()
                        .anyMatch(spell -> spell.explains(process, when, ECHO) || near(spell, process, when));
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
