package no.dugnad.local;

/** The way from each process to PostgreSQL and to Kafka: straight, unless somebody stands in between who wants to break it. */
public interface Between {

    Between NOBODY = (from, to, port) -> port;

    /** @return the port on 127.0.0.1 by which the process shall come to {@code port}; asked for once */
    int way(Replica from, Port to, int port);
}
