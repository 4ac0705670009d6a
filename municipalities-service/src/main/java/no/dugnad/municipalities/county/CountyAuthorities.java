package no.dugnad.municipalities.county;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Organisation numbers of county authorities (fylkeskommuner), from Enhetsregisteret (Brønnøysundregistrene, NLOD). */
final class CountyAuthorities {
    private static final String FILE = "/registry/county-authorities.csv";

    private static final Map<String, String> BY_COUNTY = read();

    private CountyAuthorities() {}

    static @Nullable String organisation(String county) {
        return BY_COUNTY.get(county);
    }

    private static Map<String, String> read() {
        try (var lines = new BufferedReader(
                new InputStreamReader(CountyAuthorities.class.getResourceAsStream(FILE), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .collect(Collectors.toMap(row -> row[0], row -> row[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
