package no.dugnad.site.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The one stylesheet. Its address changes with its content, so that a browser may keep it for as long as it likes. */
public final class Stylesheet {
    private static final String PATH = "/assets/dugnad.css";

    public static final String ADDRESS = PATH + "?v=" + hash();

    private Stylesheet() {}

    private static String hash() {
        try (var in = Stylesheet.class.getResourceAsStream("/META-INF/resources" + PATH)) {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(in.readAllBytes()), 0, 6);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
