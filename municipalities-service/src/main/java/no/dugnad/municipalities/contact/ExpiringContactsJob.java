package no.dugnad.municipalities.contact;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import no.dugnad.municipalities.registry.AsOf;
import org.jboss.logging.Logger;

/** Once a day: how many contacts expire within thirty days, in the log by municipality and as {@code dugnad_contacts_expiring}. No persons. */
@ApplicationScoped
class ExpiringContactsJob {
    static final int DAYS = 30;
    private static final Logger LOG = Logger.getLogger(ExpiringContactsJob.class);

    private final AsOf asOf;
    private final AtomicInteger expiring = new AtomicInteger();

    ExpiringContactsJob(AsOf asOf, MeterRegistry meters) {
        this.asOf = asOf;
        meters.gauge("dugnad.contacts.expiring", expiring);
    }

    @Scheduled(every = "24h", delayed = "1m")
    @Transactional
    void remind() {
        var soon = Contact.expiringBefore(asOf.today().plusDays(DAYS));
        expiring.set(soon.size());
        if (!soon.isEmpty())
            LOG.infof(
                    "%d contacts expire within %d days or have expired, in %s",
                    soon.size(),
                    DAYS,
                    soon.stream().map(Contact::number).distinct().sorted().collect(Collectors.joining(", ")));
    }
}
