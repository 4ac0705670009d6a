package no.dugnad.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** After compaction a topic has the last event of each key left: that must be the journal's newest, and no key may be on the topic that the journal does not know. */
final class TopicsEqualJournals implements Check {

    @Override
    public String name() {
        return "the last event of each key on the topics is the journals' newest";
    }

    @Override
    public Finding look(Run run) throws Exception {
        var journals = new HashMap<String, Told>();
        for (var service : Ground.SERVICES) journals.putAll(Journals.last(Journals.all(run.ground(), service)));
        var wrong = new ArrayList<String>();
        var events = 0;
        var onTopics = new HashMap<String, Told>();
        for (var topic : Topics.all(run.ground())) {
            events += topic.events().size();
            // what an earlier life has left is told to be of an earlier life
            var living = topic.events().stream()
                    .filter(event -> event.epoch() >= topic.life())
                    .toList();
            outOfOrder(living, wrong);
            onTopics.putAll(Journals.last(living));
        }
        compare(journals, onTopics, wrong);
        return new Finding(
                "%d events of %d keys on the topics, %d keys in the journals"
                        .formatted(events, onTopics.size(), journals.size()),
                wrong);
    }

    private static void compare(Map<String, Told> journals, Map<String, Told> topics, List<String> wrong) {
        journals.forEach((place, event) -> {
            var last = topics.get(place);
            if (last == null) wrong.add("not on its topic: " + event.inShort());
            else if (!last.data().equals(event.data()))
                wrong.add("the topic's last is %s, the journal's %s".formatted(last.inShort(), event.inShort()));
        });
        topics.forEach((place, event) -> {
            if (!journals.containsKey(place)) wrong.add("on the topic, and in no journal: " + event.inShort());
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
