package no.dugnad.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.dugnad.faults.Topics.Topic;

/**
 * What lies on the topics is what the journals have, in their order; and as compaction leaves only the last event of each key, that must be the journal's newest. No key
 * may be on a topic that its journal does not know.
 */
final class TopicsEqualJournals implements Check {

    @Override
    public String name() {
        return "the topics have what the journals have, in order, and of each key the newest last; compacted meanwhile";
    }

    @Override
    public Finding look(Run run) throws Exception {
        var journals = new ArrayList<Told>();
        for (var service : Ground.SERVICES) journals.addAll(Journals.all(run.ground(), service));
        var topics = Topics.all(run.ground());
        var events = topics.stream().mapToInt(topic -> topic.events().size()).sum();
        return new Finding(
                "%d events on the topics, %d in the journals, of %d keys"
                        .formatted(
                                events, journals.size(), Journals.last(journals).size()),
                wrong(journals, topics));
    }

    /** @param journals each in its order */
    static List<String> wrong(List<Told> journals, List<Topic> topics) {
        var wrong = new ArrayList<String>();
        var recorded = new HashMap<String, Told>();
        for (var event : journals) recorded.put(event.place() + " " + event.sequence(), event);
        var onTopics = new HashMap<String, Told>();
        for (var topic : topics) {
            // what an earlier life has left is told to be of an earlier life
            var living = topic.events().stream()
                    .filter(event -> event.epoch() >= topic.life())
                    .toList();
            for (var event : living) {
                var same = recorded.get(event.place() + " " + event.sequence());
                if (same == null
                        || same.epoch() != event.epoch()
                        || !same.state().equals(event.state()))
                    wrong.add("on the topic, and not so in its journal: " + event.inShort());
            }
            outOfOrder(living, wrong);
            onTopics.putAll(Journals.last(living));
        }
        compare(Journals.last(journals), onTopics, wrong);
        return wrong;
    }

    private static void compare(Map<String, Told> journals, Map<String, Told> topics, List<String> wrong) {
        journals.forEach((place, event) -> {
            var last = topics.get(place);
            if (last == null) wrong.add("not on its topic: " + event.inShort());
            else if (!last.state().equals(event.state()))
                wrong.add("the topic's last is %s, the journal's %s".formatted(last.inShort(), event.inShort()));
        });
    }

    /** Sent twice is no harm; an older one after a newer one is, for whoever reads from the beginning. */
    private static void outOfOrder(List<Told> events, List<String> wrong) {
        var newest = new HashMap<String, Told>();
        for (var event : events) {
            var before = newest.put(event.place(), event);
            if (before != null
                    && (event.epoch() < before.epoch()
                            || event.epoch() == before.epoch() && event.sequence() < before.sequence()))
                wrong.add("%s comes after %s".formatted(event.inShort(), before.inShort()));
        }
    }
}
