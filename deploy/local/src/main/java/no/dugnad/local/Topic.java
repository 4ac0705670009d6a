package no.dugnad.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A line of {@code deploy/topics.csv}, the one list of topics that every way of running the suite reads. */
record Topic(String name, int partitions, String cleanupPolicy) {

    private static final String HEADER = "topic,partitions,cleanup_policy";

    Topic {
        if (!name.matches("dugnad\\.[a-z]+(-[a-z]+)*(\\.dead)?")) {
            throw new Trouble("topics.csv: '%s' is no topic's name: dugnad.AGGREGATE, or that with .dead after it."
                    .formatted(name));
        }
        if (partitions < 1) {
            throw new Trouble("topics.csv: %s has %d partitions: give at least 1.".formatted(name, partitions));
        }
        if (!List.of("compact", "delete").contains(cleanupPolicy)) {
            throw new Trouble("topics.csv: %s has the cleanup policy '%s': give compact or delete."
                    .formatted(name, cleanupPolicy));
        }
    }

    static List<Topic> read(Path csv) throws IOException {
        List<String> lines = Files.readAllLines(csv);
        if (lines.isEmpty() || !lines.getFirst().strip().equals(HEADER)) {
            throw new Trouble("%s must begin with the line %s.".formatted(csv, HEADER));
        }
        return lines.stream()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(Topic::parse)
                .toList();
    }

    private static Topic parse(String line) {
        String[] columns = line.strip().split(",");
        if (columns.length != 3 || !columns[1].matches("\\d{1,3}")) {
            throw new Trouble("topics.csv: '%s' is not topic,partitions,cleanup_policy.".formatted(line));
        }
        return new Topic(columns[0], Integer.parseInt(columns[1]), columns[2]);
    }
}
