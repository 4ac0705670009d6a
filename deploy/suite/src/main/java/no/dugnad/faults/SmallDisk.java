package no.dugnad.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A disk in memory that can be filled up, where we may mount one (Linux, as root). */
final class SmallDisk implements AutoCloseable {

    private static final int MEGABYTES = 600;

    private final Path path;

    private SmallDisk(Path path) {
        this.path = path;
    }

    static Optional<SmallDisk> at(Path path) throws IOException, InterruptedException {
        Files.createDirectories(path);
        return done("mount", "-t", "tmpfs", "-o", "size=" + MEGABYTES + "m", "dugnad-faults", path.toString())
                ? Optional.of(new SmallDisk(path))
                : Optional.empty();
    }

    /** Takes away one that an earlier run has left. */
    static void leftBehind(Path path) throws IOException, InterruptedException {
        if (Files.exists(path)) done("umount", path.toString());
    }

    /** Not a byte is free any more. */
    void fill() throws IOException {
        try (var file = Files.newOutputStream(filler())) {
            var block = new byte[1 << 16];
            while (true) file.write(block);
        } catch (IOException full) {
            if (Files.getFileStore(path).getUsableSpace() > 0) throw full;
        }
    }

    void free() throws IOException {
        Files.deleteIfExists(filler());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        done("umount", path.toString());
    }

    private Path filler() {
        return path.resolve("filler");
    }

    private static boolean done(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }
}
