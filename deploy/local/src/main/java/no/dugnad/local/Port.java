package no.dugnad.local;

/** Every port the suite listens on, all on 127.0.0.1; each can be moved by an environment variable. */
public enum Port {
    FRONT_DOOR("front door", "DUGNAD_PORT", 8080),
    POSTGRES("PostgreSQL", "DUGNAD_POSTGRES_PORT", 15432),
    KAFKA("Kafka", "DUGNAD_KAFKA_PORT", 19092),
    KAFKA_CONTROLLER("Kafka's controller", "DUGNAD_KAFKA_CONTROLLER_PORT", 19093),
    ISSUER("token issuer", "DUGNAD_ISSUER_PORT", 18090),
    MUNICIPALITIES("municipalities-service", "DUGNAD_MUNICIPALITIES_PORT", 18081),
    INSTRUMENTS("instruments-service", "DUGNAD_INSTRUMENTS_PORT", 18082),
    PARTNERSHIPS("partnerships-service", "DUGNAD_PARTNERSHIPS_PORT", 18083),
    REPORTING("reporting-service", "DUGNAD_REPORTING_PORT", 18084),
    SITE("site", "DUGNAD_SITE_PORT", 18085);

    private final String listener;
    private final String setting;
    private final int usual;

    Port(String listener, String setting, int usual) {
        this.listener = listener;
        this.setting = setting;
        this.usual = usual;
    }

    String listener() {
        return listener;
    }

    String setting() {
        return setting;
    }

    int usual() {
        return usual;
    }
}
