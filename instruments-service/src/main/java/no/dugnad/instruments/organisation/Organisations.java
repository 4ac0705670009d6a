package no.dugnad.instruments.organisation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Names of the organisations that own or manage schemes, from Enhetsregisteret (Brønnøysundregistrene, NLOD). */
final class Organisations {
    static final Map<String, String> NAMES = read();

    private Organisations() {}

    private static Map<String, String> read() {
        try (var lines = new BufferedReader(new InputStreamReader(
                Organisations.class.getResourceAsStream("/organisation/organisations.csv"), StandardCharsets.UTF_8))) {
            // the name stands last, so that it may hold a comma
            return lines.lines()
                    .skip(1)
                    .map(line -> line.split(",", 3))
                    .collect(Collectors.toUnmodifiableMap(row -> row[0], row -> row[2]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
