package no.dugnad.bench;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a benchmark found, as the section of README.md. */
final class Figures {
    private final String name;
    private final String question;
    private final List<String> lines = new ArrayList<>();

    Figures(String name, String question) {
        this.name = name;
        this.question = question;
    }

    /** A sentence below the tables. */
    void say(String format, Object... arguments) {
        var line = String.format(Locale.ROOT, format, arguments);
        System.out.println("  " + line);
        lines.add("");
        lines.add(line);
    }

    void table(String... columns) {
        lines.add("");
        row((Object[]) columns);
        lines.add("|" + " --- |".repeat(columns.length));
    }

    void row(Object... cells) {
        var line = new StringBuilder("|");
        for (var cell : cells) line.append(' ').append(cell).append(" |");
        System.out.println("  " + line);
        lines.add(line.toString());
    }

    String markdown() {
        return "## " + name + "\n\n" + question + "\n" + String.join("\n", lines) + "\n\nMeasured " + LocalDate.now()
                + " on " + machine() + ". Renew: `deploy/bench/run " + name + "`.\n";
    }

    static String seconds(double seconds) {
        return String.format(Locale.ROOT, seconds < 10 ? "%.2f s" : "%.1f s", seconds);
    }

    static String millis(double millis) {
        return String.format(Locale.ROOT, millis < 10 ? "%.2f ms" : "%.1f ms", millis);
    }

    private static String machine() {
        var memory = ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean os
                ? String.format(Locale.ROOT, ", %.0f GB", os.getTotalMemorySize() / 1e9)
                : "";
        return "a machine with " + Runtime.getRuntime().availableProcessors() + " processors ("
                + System.getProperty("os.name") + " " + System.getProperty("os.arch") + memory + "), JDK "
                + Runtime.version().feature()
                + ", with PostgreSQL, Kafka, the four services and the measuring program on it";
    }
}
