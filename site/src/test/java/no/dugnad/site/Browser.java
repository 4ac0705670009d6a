package no.dugnad.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A real browser, where there is one: Chromium as the system has it, or as {@code DUGNAD_CHROMIUM} says. */
final class Browser {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path MODULES = Path.of("src/main/web/node_modules");

    /**
     * @param keyboard whether everything is to be reached by Tab; that does not depend on language and colours
     * @param authorization header, or null
     */
    record Visit(String path, String language, String scheme, int width, boolean keyboard, String authorization) {}

    private Browser() {}

    static Optional<Path> found() {
        return Stream.of(
                        Optional.ofNullable(System.getenv("DUGNAD_CHROMIUM")).orElse("/usr/bin/chromium"),
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** What is wrong with each page, by {@code src/test/web/visit.mjs}. */
    static JsonNode visit(Path chromium, String base, List<Visit> visits) {
        return run(
                List.of("node", "src/test/web/visit.mjs", chromium.toString()),
                JSON.valueToTree(Map.of("base", base, "visits", visits)).toString());
    }

    /** What the validator of the W3C and WHATWG (vnu) says of these files. */
    static JsonNode validate(Path folder) {
        return run(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        MODULES.resolve("vnu-jar/build/dist/vnu.jar").toString(),
                        "--format",
                        "json",
                        "--exit-zero-always",
                        "--stdout",
                        folder.toString()),
                "");
    }

    private static JsonNode run(List<String> command, String input) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (var in = process.outputWriter()) {
                in.write(input);
            }
            var said = process.inputReader().lines().toList();
            if (process.waitFor() != 0) throw new IllegalStateException(command + " ended with " + process.exitValue());
            return JSON.readTree(String.join("\n", said));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
