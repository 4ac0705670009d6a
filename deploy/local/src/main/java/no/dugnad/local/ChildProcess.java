package no.dugnad.local;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** A JVM of its own that ends with the launcher. */
final class ChildProcess implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 15;

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
     * @param jvm options of the JVM, without the class path
     * @param diedByItself called with the name and the log when the child ends without having been asked to
     */
    static ChildProcess start(
            String name,
            DataFolder data,
            List<String> jvm,
            String classPath,
            List<String> mainAndArguments,
            BiConsumer<String, Path> diedByItself)
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
        Path log = data.freshLog(name);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        data.leftBehind().remember(process.toHandle());
        ChildProcess child = new ChildProcess(name, log, process);
        process.onExit().thenRun(() -> {
            if (!child.stopping) {
                diedByItself.accept(name, log);
            }
        });
        return child;
    }

    Path log() {
        return log;
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
