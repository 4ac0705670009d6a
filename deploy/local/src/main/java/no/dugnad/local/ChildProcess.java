package no.dugnad.local;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A JVM of its own that ends with the launcher. */
final class ChildProcess implements Kept.Part {

    /** Longer than a service takes that lets others know first, and finishes what it has begun. */
    private static final int PATIENCE_SECONDS = 20;

    /** System property: true where speed counts more than a quick start, as in the benchmarks. */
    private static final String OPTIMISED = "dugnad.optimised";

    private final String name;
    private final Path log;
    private final Process process;
    private volatile boolean stopping;

    private ChildProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /**
     * @param log what it says is added to this file
     * @param jvm options of the JVM, without the class path
     * @param environment beside the launcher's own
     */
    static ChildProcess start(
            String name,
            Path log,
            LeftBehind leftBehind,
            List<String> jvm,
            String classPath,
            List<String> mainAndArguments,
            Map<String, String> environment)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.add("-XX:+UseSerialGC");
        if (!Boolean.getBoolean(OPTIMISED)) command.add("-XX:TieredStopAtLevel=1");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-cp");
        command.add(launcherClasses() + File.pathSeparator + classPath);
        command.add(Tethered.class.getName());
        command.addAll(mainAndArguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        leftBehind.remember(process.toHandle());
        return new ChildProcess(name, log, process);
    }

    @Override
    public Path log() {
        return log;
    }

    @Override
    public ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public CompletableFuture<String> endedByItself() {
        CompletableFuture<String> ended = new CompletableFuture<>();
        process.onExit().thenAccept(gone -> {
            if (!stopping) {
                ended.complete(how(gone.exitValue()));
            }
        });
        return ended;
    }

    /** A shell's and Java's way to say which signal ended a process is 128 and its number. */
    private static String how(int exitValue) {
        return exitValue > 128 ? "signal " + (exitValue - 128) : "exit code " + exitValue;
    }

    /** Asks it to end, without waiting. */
    void askToStop() {
        stopping = true;
        process.destroy();
    }

    @Override
    public void close() throws InterruptedException {
        askToStop();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    @Override
    public String toString() {
        return name;
    }

    /** The jar or folder that holds {@link Tethered}. */
    static Path launcherClasses() {
        try {
            return Path.of(Tethered.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
