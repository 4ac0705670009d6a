package no.dugnad.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/** Everything that outlives a run, held by one launcher at a time. */
final class DataFolder implements AutoCloseable {

    private static final String LOCK = "launcher.lock";
    private static final String DONE = ".done";

    /** What {@link #wipe} deletes; the unpacked programs of PostgreSQL stay, since they are no data. */
    private static final Set<String> OURS = Set.of("postgres", "kafka", "kafka.properties", "log", "children");

    private final Path path;
    private final FileChannel channel;
    private final LeftBehind leftBehind;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
        this.leftBehind = new LeftBehind(path.resolve("children"));
    }

    /** Takes the folder for this launcher; the kernel gives it back however the launcher ends. */
    static DataFolder open(Path path) {
        try {
            Files.createDirectories(path.resolve("log"));
            FileChannel channel =
                    FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new Trouble(
                        "Dugnad already runs on %s: stop it first (Ctrl-C where it runs), or give another data folder (DUGNAD_DATA=FOLDER deploy/up --free-ports)."
                                .formatted(path));
            }
            return new DataFolder(path, channel);
        } catch (IOException e) {
            throw new Trouble("The data folder %s cannot be used: %s.".formatted(path, e.getMessage()), e);
        }
    }

    Path path() {
        return path;
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    LeftBehind leftBehind() {
        return leftBehind;
    }

    Path logs() {
        return path.resolve("log");
    }

    /** An empty log for this run; the one of the run before is kept beside it as {@code NAME.log.1}. */
    Path freshLog(String name) throws IOException {
        Path log = logs().resolve(name + ".log");
        if (Files.exists(log)) {
            Files.move(log, logs().resolve(name + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        return log;
    }

    /** Deletes what a suite has put here, and nothing else: the folder may be one that somebody chose by mistake. */
    void wipe() throws IOException {
        try (Stream<Path> entries = Files.list(path)) {
            for (Path entry : entries.toList()) {
                String name = entry.getFileName().toString();
                if (OURS.contains(name) || name.endsWith(DONE)) {
                    deleteTree(entry);
                }
            }
        }
        Files.createDirectories(logs());
    }

    void delete(String name) throws IOException {
        if (Files.exists(path.resolve(name))) {
            deleteTree(path.resolve(name));
        }
    }

    private static void deleteTree(Path tree) throws IOException {
        try (Stream<Path> walk = Files.walk(tree)) {
            for (Path one : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }

    /** Whether something that is done only once has been done. */
    boolean done(String what) {
        return Files.exists(path.resolve(what + DONE));
    }

    void markDone(String what) throws IOException {
        Files.writeString(path.resolve(what + DONE), "");
    }

    @Override
    public void close() throws IOException {
        leftBehind.forget();
        channel.close();
    }

    @Override
    public String toString() {
        return "data folder " + path;
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException sameProcess) {
            return false;
        }
    }
}
