package no.dugnad.platform.journal;

import java.util.UUID;

/**
 * What of a journal lies at the end of a topic.
 *
 * @param epoch life of the journal that told it
 * @param marker whether it only says that the topic was filled again
 */
record Told(String topic, int partition, long epoch, long sequence, UUID id, boolean marker) {
    boolean isOfAnOlderLife(Life now) {
        return epoch < now.epoch();
    }
}
