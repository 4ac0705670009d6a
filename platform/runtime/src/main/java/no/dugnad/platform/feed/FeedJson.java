package no.dugnad.platform.feed;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import no.dugnad.platform.http.JsonRules;

/** JSON as the HTTP side writes it, read leniently: schemas grow, so an unknown field is ignored. */
final class FeedJson {
    private FeedJson() {}

    static ObjectMapper mapper() {
        var mapper = new ObjectMapper().registerModule(new JavaTimeModule());
        new JsonRules().customize(mapper);
        return mapper.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }
}
