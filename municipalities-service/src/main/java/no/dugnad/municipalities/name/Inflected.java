package no.dugnad.municipalities.name;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Sámi and Kven names as they stand before the word for a municipality: {@code Deatnu}, but {@code Deanu gielda}. */
final class Inflected {
    private static final Map<String, String> FORMS = read();

    private Inflected() {}

    static Optional<String> of(String name) {
        return Optional.ofNullable(FORMS.get(name));
    }

    private static Map<String, String> read() {
        try (var file = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Inflected.class.getResourceAsStream("/registry/inflected-names.csv")),
                StandardCharsets.UTF_8))) {
            return file.lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .collect(Collectors.toMap(cells -> cells[0], cells -> cells[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
