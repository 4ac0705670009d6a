package no.dugnad.partnerships.party;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The organisations that turn up often and are no municipalities: the state's agencies, county authorities, KS and the like. Names and numbers from
 * Enhetsregisteret (Brønnøysundregistrene, NLOD). A county authority is also found by its county's number.
 */
final class Organisations {
    private static final String FILE = "/party/organisations.csv";

    private static final Map<String, String> BY_NUMBER = new HashMap<>();
    private static final Map<String, String> BY_COUNTY = new HashMap<>();
    private static final Map<String, String> AUTHORITIES = new HashMap<>();

    static {
        try (var lines = new BufferedReader(
                new InputStreamReader(Organisations.class.getResourceAsStream(FILE), StandardCharsets.UTF_8))) {
            // the name stands last, so that it may hold a comma
            lines.lines().skip(1).map(line -> line.split(",", 3)).forEach(row -> {
                BY_NUMBER.put(row[0], row[2]);
                if (row[1].isEmpty()) return;
                BY_COUNTY.put(row[1], row[2]);
                AUTHORITIES.put(row[1], row[0]);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Organisations() {}

    /** Names by organisation number. */
    static Map<String, String> byNumber() {
        return BY_NUMBER;
    }

    /** Organisation number of the county's authority, where it is known. */
    static Optional<String> authority(String county) {
        return Optional.ofNullable(AUTHORITIES.get(county));
    }

    /** Names of county authorities by county number. */
    static Map<String, String> byCounty() {
        return BY_COUNTY;
    }
}
