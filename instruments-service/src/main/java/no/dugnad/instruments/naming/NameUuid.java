package no.dugnad.instruments.naming;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** A UUID of version 5 (RFC 9562) made of a kind and an id of ours: the same in every installation and for ever. */
public final class NameUuid {
    /** Version 5 of {@code https://dugnad.example/ns} in the namespace of URLs; chosen once. */
    private static final UUID NAMESPACE =
            of(UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8"), "https://dugnad.example/ns");

    private NameUuid() {}

    public static UUID of(String kind, String id) {
        return of(NAMESPACE, kind + "/" + id);
    }

    private static UUID of(UUID namespace, String name) {
        try {
            var sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(ByteBuffer.allocate(16)
                    .putLong(namespace.getMostSignificantBits())
                    .putLong(namespace.getLeastSignificantBits())
                    .array());
            var hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
            return new UUID(
                    hash.getLong() & 0xffffffffffff0fffL | 0x5000L,
                    hash.getLong() & 0x3fffffffffffffffL | 0x8000000000000000L);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
