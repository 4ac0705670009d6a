package no.dugnad.platform.journal;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Whether others hear in time what happens here. The service answers all the same, so it is not a matter of readiness: somebody has to look. */
@Wellness
@ApplicationScoped
class JournalWell implements HealthCheck {
    /** Seconds. */
    private static final int LATE = 60;

    private final Backlog backlog;

    JournalWell(Backlog backlog) {
        this.backlog = backlog;
    }

    @Override
    public HealthCheckResponse call() {
        var oldest = Math.round(backlog.oldest());
        var looked = Math.round(backlog.sinceCounted());
        return HealthCheckResponse.named("The journal is sent")
                .status(oldest <= LATE
                        && looked <= LATE
                        && backlog.setAside() == 0
                        && backlog.missing().isEmpty())
                .withData("unsent", backlog.unsent())
                .withData("oldest unsent, seconds", oldest)
                .withData("set aside", backlog.setAside())
                .withData("topics that are missing", String.join(" ", backlog.missing()))
                .withData("topics that are filled again", String.join(" ", backlog.refilling()))
                .withData("life", backlog.epoch())
                .withData("last looked, seconds ago", looked)
                .build();
    }
}
