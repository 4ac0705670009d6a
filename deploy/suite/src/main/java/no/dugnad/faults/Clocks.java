package no.dugnad.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.dugnad.local.Replica;
import no.dugnad.local.Service;

/** A wall clock of its own for the last process of each service, by libfaketime where that is there and a JVM works under it: it can be stepped while the process runs. */
final class Clocks implements AutoCloseable {

    private static final Path LIBRARIES = Path.of("/usr/lib");
    private static final String LIBRARY = "faketime/libfaketimeMT.so.1";

    private static final Path SHARED = Path.of("/dev/shm");
    private static final Pattern PROCESS = Pattern.compile("(?:faketime_shm|sem[.]faketime_sem)_([0-9]+)");

    /** How long a stepped process may go on by its old clock. */
    static final Duration SEEN_AFTER = Duration.ofSeconds(1);

    /** Tokens are good for an hour from when they are made; a clock that is an hour off has to take them still, or all it would be asked to do is to refuse. */
    private static final Duration TOKENS = Duration.ofMinutes(70);

    private final Path library;
    private final Path folder;
    private final int last;

    private Clocks(Path library, Path folder, int last) {
        this.library = library;
        this.folder = folder;
        this.last = last;
    }

    /** @param replicas of each service */
    static Optional<Clocks> at(Path folder, int replicas) throws IOException, InterruptedException {
        var library = library();
        if (library.isEmpty()) return Optional.empty();
        var clocks = new Clocks(library.get(), Files.createDirectories(folder), replicas);
        return clocks.work() ? Optional.of(clocks) : Optional.empty();
    }

    boolean has(Replica replica) {
        return replica.service() != Service.SITE && replica.number() == last;
    }

    Map<String, String> environment(Replica replica) {
        return has(replica) ? environment(file(replica)) : Map.of();
    }

    /** From the machine's clock. */
    void step(Replica replica, Duration by) throws IOException {
        write(file(replica), by);
    }

    private Map<String, String> environment(Path file) {
        return Map.of(
                "LD_PRELOAD", library.toString(),
                "FAKETIME_TIMESTAMP_FILE", file.toString(),
                "FAKETIME_CACHE_DURATION", Long.toString(SEEN_AFTER.toSeconds()),
                "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                // with it whoever waits for a time, as every pool of threads does, is woken at once
                "FAKETIME_FORCE_MONOTONIC_FIX", "0",
                "NO_FAKE_STAT", "1",
                "QUARKUS_OIDC_TOKEN_LIFESPAN_GRACE", Long.toString(TOKENS.toSeconds()));
    }

    /** Whether a JVM is put off, and still waits as long as it should. */
    private boolean work() throws IOException, InterruptedException {
        var file = folder.resolve("trial");
        write(file, Duration.ofHours(1));
        var trial = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Trial.class.getName());
        trial.environment().putAll(environment(file));
        var process = trial.redirectErrorStream(true).start();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            return false;
        }
        var said = new String(process.getInputStream().readAllBytes()).strip();
        if (process.exitValue() != 0 || !said.matches("[0-9]+ [0-9]+")) return false;
        var off = Duration.between(Instant.now(), Instant.ofEpochMilli(Long.parseLong(said.split(" ")[0])));
        return off.minusMinutes(60).abs().toSeconds() < 30 && Long.parseLong(said.split(" ")[1]) >= Trial.WAITS_MILLIS;
    }

    /** Says what time it is, and how many milliseconds a wait took. */
    static final class Trial {
        private static final long WAITS_MILLIS = 100;

        private Trial() {}

        public static void main(String[] arguments) throws InterruptedException {
            var began = System.nanoTime();
            new CountDownLatch(1).await(WAITS_MILLIS, TimeUnit.MILLISECONDS);
            System.out.println(System.currentTimeMillis() + " " + (System.nanoTime() - began) / 1_000_000);
        }
    }

    private Path file(Replica replica) {
        return folder.resolve(replica.name());
    }

    /** In one step, as it may be read at any time. */
    private static void write(Path file, Duration by) throws IOException {
        var next =
                Files.writeString(file.resolveSibling(file.getFileName() + ".next"), "%+d\n".formatted(by.toSeconds()));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** What libfaketime lets the threads of a process share stays when that is killed. */
    @Override
    public void close() throws IOException {
        try (Stream<Path> shared = Files.list(SHARED)) {
            for (var one : shared.toList()) {
                var process = PROCESS.matcher(one.getFileName().toString());
                if (process.matches()
                        && ProcessHandle.of(Long.parseLong(process.group(1))).isEmpty()) Files.deleteIfExists(one);
            }
        }
    }

    private static Optional<Path> library() throws IOException {
        if (!Files.isDirectory(LIBRARIES)) return Optional.empty();
        try (Stream<Path> folders = Files.list(LIBRARIES)) {
            return Stream.concat(Stream.of(LIBRARIES), folders)
                    .map(folder -> folder.resolve(LIBRARY))
                    .filter(Files::exists)
                    .findFirst();
        }
    }
}
