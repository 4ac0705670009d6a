package no.dugnad.platform.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** What was found, also where it is not sent because the caller has it: whoever asks by its tag each time would else have it made each time. */
public record WholeAnswer(byte[] bytes, MediaType type) {
    private static final String UNSENT = WholeAnswer.class.getName();

    /** After {@link EntityTags}. Null when nothing was found, or what was found has no bytes. */
    public static @Nullable WholeAnswer of(ContainerRequestContext request, ContainerResponseContext response) {
        return switch (response.getStatus()) {
            case 200 -> sent(response);
            case 304 -> request.getProperty(UNSENT) instanceof WholeAnswer unsent ? unsent : null;
            default -> null;
        };
    }

    /** Before what was found is taken out of the response. */
    static void keep(ContainerRequestContext request, ContainerResponseContext response) {
        request.setProperty(UNSENT, sent(response));
    }

    private static @Nullable WholeAnswer sent(ContainerResponseContext response) {
        return response.getEntity() instanceof byte[] bytes && response.getMediaType() != null
                ? new WholeAnswer(bytes, response.getMediaType())
                : null;
    }
}
