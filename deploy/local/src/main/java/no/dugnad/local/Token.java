package no.dugnad.local;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** {@code deploy/token PROFILE}: asks the running suite for a token and prints it, nothing else. Uses only the JDK, so that it starts at once. */
public final class Token {

    private Token() {}

    /** @param arguments the data folder of the running suite, and the profile */
    public static void main(String[] arguments) {
        try {
            System.out.println(ask(Path.of(arguments[0]), arguments[1]));
        } catch (Trouble e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    static String ask(Path data, String profile) {
        Profile.parse(profile);
        String address =
                Addresses.read(data).orElseThrow(() -> notRunning(data)).getProperty(Addresses.TOKEN);
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create(address + "?profile=" + URLEncoder.encode(profile, StandardCharsets.UTF_8))
                            .toURL()
                            .openConnection();
            connection.setConnectTimeout(2_000);
            connection.setReadTimeout(15_000);
            boolean given = connection.getResponseCode() == 200;
            try (InputStream body = given ? connection.getInputStream() : connection.getErrorStream()) {
                String answer = body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8).strip();
                if (!given) {
                    throw new Trouble(
                            answer.isEmpty() ? "The issuer answered " + connection.getResponseCode() + "." : answer);
                }
                return answer;
            }
        } catch (IOException e) {
            throw notRunning(data);
        }
    }

    private static Trouble notRunning(Path data) {
        return new Trouble("Dugnad is not running (or not ready yet) on %s: start it with deploy/up.".formatted(data));
    }
}
