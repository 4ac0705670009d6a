package no.dugnad.local;

import java.util.Map;

/** What is between each process and what it needs: the way to PostgreSQL and to Kafka is straight, and the clock the machine's, unless somebody wants to break them. */
public interface Between {

    Between NOBODY = (from, to, port) -> port;

    /** @return the port on 127.0.0.1 by which the process shall come to {@code port}; asked for once */
    int way(Replica from, Port to, int port);

    /** Further variables of the environment that the process is started in. */
    default Map<String, String> environment(Replica replica) {
        return Map.of();
    }
}
