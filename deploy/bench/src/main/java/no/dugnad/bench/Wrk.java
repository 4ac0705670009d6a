package no.dugnad.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The load generator wrk, which must be installed. */
final class Wrk {
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");

    private Wrk() {}

    /**
     * @param status what every answer must have
     * @return requests answered a second
     */
    static double rate(URI address, int seconds, int status, String... headers)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("wrk", "-t1", "-c32", "-d" + seconds + "s"));
        for (var header : headers) command.addAll(List.of("-H", header));
        command.add(address.toString());
        Process wrk;
        try {
            wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new IOException(
                    "The program wrk is not installed (Debian: apt install wrk; macOS: brew install wrk).", e);
        }
        var said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        wrk.waitFor();
        var rate = RATE.matcher(said);
        // wrk counts 4xx and 5xx alone as errors; 200 and 304 are told apart before
        if (!rate.find() || said.contains("Non-2xx") && status < 300 || said.contains("Socket errors"))
            throw new IOException(address + ": " + said);
        return Double.parseDouble(rate.group(1));
    }
}
