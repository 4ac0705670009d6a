package no.dugnad.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicTest {

    @TempDir
    Path folder;

    @Test
    void everyTopicOfTheSuiteIsCompactedAndHasOneForItsDeadLetters() throws IOException {
        List<Topic> topics = Topic.read(Path.of("../topics.csv"));

        List<Topic> events =
                topics.stream().filter(topic -> !topic.name().endsWith(".dead")).toList();
        assertTrue(events.contains(new Topic("dugnad.participation", 6, "compact")));
        assertTrue(events.contains(new Topic("dugnad.municipality", 1, "compact")));
        for (Topic topic : events) {
            assertEquals("compact", topic.cleanupPolicy(), topic.name());
            assertTrue(
                    topics.contains(new Topic(topic.name() + ".dead", 1, "delete")), topic.name() + " lacks its .dead");
        }
        assertEquals(2 * events.size(), topics.size());
    }

    @Test
    void aListThatCannotBeReadIsRefusedWithTheLine() throws IOException {
        Path csv = folder.resolve("topics.csv");

        Files.writeString(csv, "topic,partitions,cleanup_policy\ndugnad.call,one,compact\n");
        assertEquals(
                "topics.csv: 'dugnad.call,one,compact' is not topic,partitions,cleanup_policy.",
                assertThrows(Trouble.class, () -> Topic.read(csv)).getMessage());

        Files.writeString(csv, "topic,partitions,cleanup_policy\ndugnad.call,1,forget\n");
        assertEquals(
                "topics.csv: dugnad.call has the cleanup policy 'forget': give compact or delete.",
                assertThrows(Trouble.class, () -> Topic.read(csv)).getMessage());

        Files.writeString(csv, "dugnad.call,1,compact\n");
        assertTrue(
                assertThrows(Trouble.class, () -> Topic.read(csv)).getMessage().contains("must begin with the line"));
    }
}
