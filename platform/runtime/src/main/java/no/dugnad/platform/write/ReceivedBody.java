package no.dugnad.platform.write;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A body that has come in whole before anything is opened for it: whoever sends slowly holds no transaction and no connection to the database. In memory
 * up to a megabyte, in a file beyond that, which is gone when it has been read or closed.
 */
public final class ReceivedBody implements AutoCloseable {
    private static final int IN_MEMORY = 1 << 20;

    private final byte[] bytes;
    private final @Nullable Path file;
    private final String hash;

    private ReceivedBody(byte[] bytes, @Nullable Path file, byte[] digest) {
        this.bytes = bytes;
        this.file = file;
        this.hash = HexFormat.of().formatHex(digest);
    }

    /** Reads all of it. */
    public static ReceivedBody of(@Nullable InputStream from) throws IOException {
        var digest = sha256();
        if (from == null) return new ReceivedBody(new byte[0], null, digest.digest());
        var first = from.readNBytes(IN_MEMORY);
        digest.update(first);
        if (first.length < IN_MEMORY) return new ReceivedBody(first, null, digest.digest());
        var file = Files.createTempFile("dugnad-body-", null);
        try (var out = Files.newOutputStream(file)) {
            out.write(first);
            var some = new byte[1 << 16];
            for (var n = from.read(some); n >= 0; n = from.read(some)) {
                out.write(some, 0, n);
                digest.update(some, 0, n);
            }
        } catch (IOException | RuntimeException e) {
            Files.delete(file);
            throw e;
        }
        return new ReceivedBody(new byte[0], file, digest.digest());
    }

    /** The body once more, from its beginning. A file is gone when this is closed. */
    public InputStream stream() throws IOException {
        return file == null
                ? new ByteArrayInputStream(bytes)
                : new BufferedInputStream(Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE));
    }

    /** All of it when it is short; null when it lies in a file. */
    byte @Nullable [] inMemory() {
        return file == null ? bytes : null;
    }

    /** SHA-256 of its bytes. */
    String hash() {
        return hash;
    }

    @Override
    public void close() throws IOException {
        if (file != null) Files.deleteIfExists(file);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
