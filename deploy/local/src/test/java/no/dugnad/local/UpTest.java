package no.dugnad.local;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code deploy/up} itself, in a clone whose Maven and Java only note what they are asked for. */
class UpTest {

    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();

    /** Leaves what a build leaves, of each module that it is told to build; and, as npm does, something beside the sources. */
    private static final String MAVEN = """
            #!/usr/bin/env bash
            echo "$@" >>asked
            for ((i = 1; i <= $#; i++)); do [ "${!i}" != -pl ] || { next=$((i + 1)) && modules=${!next}; }; done
            for module in ${modules//,/ }; do
              if [ "$module" = deploy/local ]; then
                mkdir -p deploy/local/target && echo jar >deploy/local/target/dugnad-local.jar && echo path >deploy/local/target/class-path
              else
                mkdir -p "$module/target/quarkus-app/lib/main" "$module/src/main/web/node_modules"
                date +%s%N | tee "$module/target/quarkus-app/quarkus-run.jar" >"$module/src/main/web/node_modules/installed"
              fi
            done
            echo "[INFO] Building Dugnad 0.1.0-SNAPSHOT  [1/1]"
            touch maven-is-here
            while [ -e hold ]; do sleep 0.05; done
            """;

    @TempDir
    Path folder;

    private Path clone;
    private List<String> services;

    @BeforeEach
    void aClone() throws IOException {
        clone = Files.createDirectory(folder.resolve("clone"));
        for (String file : List.of("deploy/up", "deploy/patience", ".mvn/jdk.sh", "pom.xml")) {
            Files.createDirectories(clone.resolve(file).getParent());
            Files.copy(REPOSITORY.resolve(file), clone.resolve(file));
        }
        services =
                List.of(services(Files.readString(clone.resolve("deploy/up"))).split(" "));
        for (String module : services) {
            file(module + "/pom.xml", "");
            file(module + "/src/main/java/A.java", "class A {}");
            file(module + "/src/main/java/B.java", "class B {}");
        }
        file("deploy/local/pom.xml", "");
        file("deploy/local/src/main/java/Launcher.java", "");
        file("deploy/reference/calls.json", "[]");
        file("deploy/routes.csv", "");
        file("platform/web/pom.xml", "");
        file("platform/web/src/main/java/Web.java", "");
        for (String contract : List.of("pom.xml", "asyncapi.yaml", "schemas/a.json", "examples/a.json")) {
            file("contracts/" + contract, "");
        }
        program("mvnw", MAVEN);
        file("jdk/release", "JAVA_VERSION=\"25.0.1\"");
        program("jdk/bin/javac", "");
        program("jdk/bin/java", "#!/bin/sh\necho the launcher runs\n");
    }

    @Test
    void aSecondStartWithNothingChangedBuildsNothing() throws Exception {
        assertTrue(up().startsWith("Building everything"));

        assertEquals("the launcher runs\n", up());

        assertEquals(List.of("-B -Dmaven.test.skip=true -pl " + everything() + " -am package"), asked());
    }

    @Test
    void whatIsTouchedAndNotChangedIsNotBuiltAgain() throws Exception {
        up();
        // as a checkout of another branch and back does
        Path source = clone.resolve(services.getFirst()).resolve("src/main/java/A.java");
        file(services.getFirst() + "/src/main/java/A.java", Files.readString(source));

        assertEquals("the launcher runs\n", up());
    }

    @Test
    void onlyWhatIsChangedIsBuiltAgain() throws Exception {
        up();
        file(services.get(1) + "/src/main/java/A.java", "class A { int a; }");

        assertTrue(up().startsWith("Building %s (log:".formatted(services.get(1))));

        assertTrue(asked().getLast().contains(" -pl " + services.get(1) + " "));
        assertEquals("the launcher runs\n", up());
    }

    @Test
    void whatIsDeletedIsAChange() throws Exception {
        up();
        Files.delete(clone.resolve(services.get(2) + "/src/main/java/B.java"));

        assertTrue(up().startsWith("Building %s (log:".formatted(services.get(2))));
    }

    @Test
    void whatAllStandOnIsAChangeOfAll() throws Exception {
        up();
        file("platform/web/src/main/java/Web.java", "class Web {}");

        up();

        assertTrue(asked().getLast().contains(" -pl " + everything() + " "));
    }

    @Test
    void whatAnotherBuildLeftIsNotTakenForThisOne() throws Exception {
        up();
        // built from a change that is taken back since
        file(services.getFirst() + "/target/quarkus-app/quarkus-run.jar", "another");
        Files.delete(clone.resolve("deploy/local/target/class-path"));

        assertTrue(up().startsWith("Building %s deploy/local (log:".formatted(services.getFirst())));
    }

    @Test
    void ofTwoAtOnceTheSecondSaysWhoBuildsAndGoesOnWithWhatThatBuilt() throws Exception {
        file("hold", "");
        Process first = start();
        awaitFile(clone.resolve("maven-is-here"), first);

        Process second = start();
        BufferedReader said = second.inputReader();
        assertEquals(
                "Process %d, another deploy/up of this clone, is building: this one goes on when that is done."
                        .formatted(first.pid()),
                said.readLine());
        assertTrue(first.isAlive() && second.isAlive());
        Files.delete(clone.resolve("hold"));

        assertEquals("the launcher runs", said.readLine());
        assertEquals(0, second.waitFor());
        assertEquals(0, first.waitFor());
        assertEquals(1, asked().size());
    }

    @Test
    void whoIsStoppedWhileItBuildsHoldsUpNobody() throws Exception {
        file("hold", "");
        Process first = start();
        awaitFile(clone.resolve("maven-is-here"), first);
        first.destroy();
        first.waitFor();
        Files.delete(clone.resolve("hold"));

        assertTrue(up().endsWith("the launcher runs\n"));
    }

    @Test
    void helpTellsThePatience() throws Exception {
        Process process = start("--help");
        String text = read(process);

        String seconds = Files.readString(clone.resolve("deploy/patience")).strip();
        assertTrue(text.contains("DUGNAD_PATIENCE"), text);
        assertTrue(text.contains("(default %s,".formatted(seconds)), text);
        assertFalse(Files.exists(clone.resolve(".dugnad")));
    }

    private static String services(String script) {
        Matcher line = Pattern.compile("(?m)^services=['\"]([^'\"]+)").matcher(script);
        assertTrue(line.find());
        return line.group(1).replace("$site", "site");
    }

    private String everything() {
        return String.join(",", services) + ",deploy/local";
    }

    private List<String> asked() throws IOException {
        return Files.readAllLines(clone.resolve("asked"));
    }

    private String up() throws Exception {
        Process process = start();
        String said = read(process);
        assertEquals(0, process.waitFor(), said);
        return said;
    }

    private Process start(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of("deploy/up"));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).directory(clone.toFile());
        builder.environment().put("JAVA_HOME", clone.resolve("jdk").toString());
        builder.environment().put("DUGNAD_DATA", folder.resolve("data").toString());
        return builder.redirectErrorStream(true).start();
    }

    private static String read(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void awaitFile(Path file, Process writer) {
        await().atMost(Patience.time()).until(() -> Files.exists(file) || !writer.isAlive());
        assertTrue(Files.exists(file));
    }

    private void file(String path, String content) throws IOException {
        Files.createDirectories(clone.resolve(path).getParent());
        Files.writeString(clone.resolve(path), content);
    }

    private void program(String path, String content) throws IOException {
        file(path, content);
        assertTrue(clone.resolve(path).toFile().setExecutable(true));
    }
}
