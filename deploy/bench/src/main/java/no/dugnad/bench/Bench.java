package no.dugnad.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Logger;

/** {@code deploy/bench/run NAME}: starts the suite, runs the benchmark of that name and renews its figures in README.md. */
public final class Bench {
    private static final Map<String, Benchmark> ALL = new TreeMap<>(Map.of(
            "import",
            new ImportBenchmark(),
            "matching",
            new MatchingBenchmark(),
            "overload",
            new OverloadBenchmark(),
            "pages",
            new PagesBenchmark(),
            "participation-statistic",
            new ParticipationStatisticBenchmark(),
            "registry",
            new RegistryBenchmark()));

    private Bench() {}

    /** @param arguments the repository's root, then what stands on the command line */
    public static void main(String[] arguments) throws Exception {
        var root = Path.of(arguments[0]);
        var words = List.of(arguments).subList(1, arguments.length);
        if (words.contains("--list")) {
            ALL.forEach((name, benchmark) -> System.out.printf("%-22s %s%n", name, benchmark.question()));
            return;
        }
        var names = words.stream().filter(word -> !word.startsWith("--")).toList();
        if (names.size() != 1 || !ALL.containsKey(names.getFirst())) {
            System.err.println("Give one of these names: " + String.join(", ", ALL.keySet()) + ".");
            System.exit(2);
        }
        var name = names.getFirst();
        // what the libraries have to say goes to the launcher's log; the terminal is for people
        for (var handler : Logger.getLogger("").getHandlers())
            Logger.getLogger("").removeHandler(handler);
        var figures = new Figures(name, ALL.get(name).question());
        try (var suite = BenchSuite.start(root)) {
            ALL.get(name).run(suite, figures);
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1); // stops what has been started
        }
        System.out.println();
        System.out.println(figures.markdown());
        if (!words.contains("--no-record")) record(root.resolve("deploy/bench/README.md"), name, figures.markdown());
        System.exit(0); // whatever threads a library has left behind
    }

    /** Puts the figures between the marks of this benchmark, or at the end when it has none yet. */
    private static void record(Path readme, String name, String markdown) throws Exception {
        var begin = "<!-- begin " + name + " -->\n";
        var end = "<!-- end " + name + " -->\n";
        var text = Files.readString(readme);
        var block = begin + markdown + end;
        var from = text.indexOf(begin);
        Files.writeString(
                readme,
                from < 0
                        ? text.stripTrailing() + "\n\n" + block
                        : text.substring(0, from) + block + text.substring(text.indexOf(end) + end.length()));
    }

    /** The middle one; of an even number the higher of the two in the middle. */
    static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
