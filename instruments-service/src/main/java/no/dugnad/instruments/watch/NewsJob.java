package no.dugnad.instruments.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dugnad.instruments.match.Snapshot;
import no.dugnad.instruments.match.Snapshots;
import no.dugnad.platform.feed.FeedsCaughtUp;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/** Queues what has happened to partnerships, receptions, solutions and reports for those who watch it. What happened before a watch was made is not told to it. */
@ApplicationScoped
class NewsJob {
    private static final int AT_ONCE = 100;

    /** The body of a delivery, small whatever has happened: who wants more reads it at the address. */
    private record Payload(ChangeKind type, Instant timestamp, Data data) {}

    private record Data(
            UUID id,
            UUID watchId,
            String subject,
            @Nullable String partnershipId,
            List<String> municipalities,
            String address) {}

    private final News news;
    private final Snapshots snapshots;
    private final FeedsCaughtUp feeds;
    private final ObjectMapper json;
    private final String publicUrl;
    private final Clock clock;

    NewsJob(
            News news,
            Snapshots snapshots,
            @Readiness FeedsCaughtUp feeds,
            ObjectMapper json,
            @ConfigProperty(name = "dugnad.public-url") String publicUrl,
            Clock clock) {
        this.news = news;
        this.snapshots = snapshots;
        this.feeds = feeds;
        this.json = json;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    @Scheduled(every = "1s", delayed = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    void work() {
        // who is a member of what must be known first
        if (!feeds.now()) return;
        while (QuarkusTransaction.requiringNew().call(this::some)) {}
    }

    /** @return whether there may be more */
    private boolean some() {
        var items = news.oldest(AT_ONCE);
        if (items.isEmpty()) return false;
        var snapshot = snapshots.current();
        for (var item : items)
            for (var watch : Watch.wokenBy(Set.of(item.kind())))
                if (!item.at().isBefore(watch.createdAt()) && matters(watch, item, snapshot))
                    Delivery.of(watch, item, payload(watch, item), clock.instant())
                            .persist();
        news.forget(items);
        return items.size() == AT_ONCE;
    }

    /** To whom it is about, and to the networks that those are in; to everybody when it is about nobody in particular. */
    private boolean matters(Watch watch, News.Item item, Snapshot snapshot) {
        if (item.partnership() == null && item.municipalities().isEmpty()) return true;
        if (watch.municipality() != null)
            return item.municipalities().contains(watch.municipality())
                    || item.partnership() != null
                            && members(item.partnership(), snapshot).contains(watch.municipality());
        if (watch.partnershipId() == null) return true;
        var members = members(watch.partnershipId(), snapshot);
        return watch.partnershipId().equals(item.partnership())
                || item.municipalities().stream().anyMatch(members::contains);
    }

    private Set<String> members(String partnership, Snapshot snapshot) {
        var today = LocalDate.now(clock);
        return snapshot.told().memberships().getOrDefault(partnership, List.of()).stream()
                .filter(member ->
                        member.is(today) && "municipality".equals(member.party().kind()))
                .flatMap(member -> Stream.ofNullable(member.party().number()))
                .collect(Collectors.toSet());
    }

    private String payload(Watch watch, News.Item item) {
        try {
            return json.writeValueAsString(new Payload(
                    item.kind(),
                    item.at(),
                    new Data(
                            item.id(),
                            watch.id(),
                            item.subject(),
                            item.partnership(),
                            item.municipalities(),
                            publicUrl + item.path())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
