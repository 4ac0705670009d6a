package no.dugnad.platform.journal;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The parts of a CloudEvent that are the same for all of a service's events. */
@ApplicationScoped
class EventForm {
    private final String service;
    private final String publicUrl;

    EventForm(
            @ConfigProperty(name = "dugnad.service") String service,
            @ConfigProperty(name = "dugnad.public-url") String publicUrl) {
        this.service = service;
        this.publicUrl = publicUrl;
    }

    String source() {
        return "/" + service;
    }

    /** Where the JSON Schema of an aggregate's state is read. */
    String schema(String aggregate) {
        return publicUrl + "/asyncapi/schemas/" + aggregate + ".json";
    }
}
