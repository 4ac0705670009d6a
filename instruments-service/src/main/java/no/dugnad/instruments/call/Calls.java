package no.dugnad.instruments.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dugnad.instruments.search.Search;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.identity.Caller;
import no.dugnad.platform.read.Listing;
import no.dugnad.platform.text.BrokenRule;
import org.jspecify.annotations.Nullable;

/** Finds calls; what the list of calls, the feeds and the facades have in common. */
@ApplicationScoped
public class Calls {
    private static final Map<CallStatus, String> IN_STATUS = Map.of(
            CallStatus.DRAFT, "e.draft = true",
            CallStatus.WITHDRAWN, "e.draft = false and e.withdrawnAt is not null",
            CallStatus.CLOSED, "e.draft = false and e.withdrawnAt is null and e.closesAt <= :now",
            CallStatus.UPCOMING,
                    "e.draft = false and e.withdrawnAt is null and e.opensAt > :now and (e.closesAt is null or e.closesAt > :now)",
            CallStatus.OPEN,
                    "e.draft = false and e.withdrawnAt is null and (e.opensAt is null or e.opensAt <= :now) and (e.closesAt is null or e.closesAt > :now)");

    /**
     * A call that everybody may see.
     *
     * @param version counts the writes, from 1
     * @param publishedAt when it was first there for everybody
     * @param changedAt when it was written last
     */
    public record Published(CallView call, int version, Instant publishedAt, Instant changedAt) {
        /** The title, which says of a demonstration that it is one, in the word given unless it says so itself. */
        public String title(String language, String demo) {
            var title = call.title().in(language);
            return !call.demo() || title.toLowerCase(java.util.Locale.ROOT).startsWith("demo")
                    ? title
                    : demo + ": " + title;
        }
    }

    private record Times(Instant published, Instant changed) {}

    private final EntityManager entities;
    private final Search search;
    private final Caller caller;
    private final Clock clock;

    Calls(EntityManager entities, Search search, Caller caller, Clock clock) {
        this.entities = entities;
        this.search = search;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * A page of the calls that the caller may see.
     *
     * @param notesOf a municipality's number, or null
     * @param note only those that it has noted like this; empty for all
     */
    Page<CallView> page(
            CallQuery query, String sort, PageQuery page, @Nullable String notesOf, List<NoteQuery.Wanted> note) {
        var listing = listing(query)
                .sortable("closesAt", "e.closesAt")
                .sortable("opensAt", "e.opensAt")
                .sortable("amount", "e.amount")
                .sortable("title", "e.sortTitle")
                .sortable("id", "e.id");
        if (!caller.isAdmin())
            listing.where(
                    "e.draft = false or e.manager = :me or exists (select 1 from Instrument i where i.id = e.instrumentId and i.owner = :me)",
                    "me",
                    caller.organisation().orElse("-"));
        if (notesOf != null && !note.isEmpty()) noted(listing, notesOf, note);
        var now = clock.instant();
        return listing.page(sort, "closesAt", page).map(call -> call.view(now));
    }

    private static void noted(Listing<Call> listing, String municipality, List<NoteQuery.Wanted> note) {
        var states = Stream.of(NoteState.values())
                .filter(state -> new NoteQuery(note).takes(state))
                .toList();
        var any = "exists (select 1 from CallNote n where n.id.call = e.id and n.id.municipality = :municipality";
        var noted = any + " and n.state in :states)";
        if (!note.contains(NoteQuery.Wanted.NONE))
            listing.where(noted, Map.of("municipality", municipality, "states", states));
        else if (states.isEmpty()) listing.where("not " + any + ")", "municipality", municipality);
        else listing.where(noted + " or not " + any + ")", Map.of("municipality", municipality, "states", states));
    }

    /**
     * Published calls by deadline, at most so many.
     *
     * @param status what is meant when the query says nothing of it; null for all
     */
    public List<Published> published(CallQuery query, @Nullable String status, int most) {
        var now = clock.instant();
        var found = listing(query.withStatusUnlessGiven(status))
                .where("e.draft = false")
                .first("e.closesAt asc nulls last, e.id", most);
        var times = times();
        return found.stream()
                .map(call -> {
                    var known = Objects.requireNonNull(times.get(call.body().id()));
                    return new Published(call.view(now), call.version(), known.published(), known.changed());
                })
                .toList();
    }

    /** What is wrong with what is asked for, each fault by the name of its parameter. */
    public List<Fault> faults(CallQuery query) {
        var faults = new ArrayList<Fault>();
        for (var check : List.<Runnable>of(
                () -> moment("opensBefore", query.opensBefore()),
                () -> moment("closesAfter", query.closesAfter()),
                () -> moment("closesBefore", query.closesBefore()),
                () -> statuses(query.status())))
            try {
                check.run();
            } catch (Problem problem) {
                faults.addAll(problem.faults());
            }
        return faults;
    }

    /**
     * Whether a call, in the state given, is among those that a list would hold at this time: the same conditions as {@link #listing}, less {@code q},
     * for a state that is not the one in the database.
     */
    public boolean takes(CallQuery query, CallView call, Instant now) {
        var opensBefore = moment("opensBefore", query.opensBefore());
        var closesAfter = moment("closesAfter", query.closesAfter());
        var closesBefore = moment("closesBefore", query.closesBefore());
        var statuses = statuses(query.status());
        var status = CallStatus.of(call.draft(), call.withdrawnAt(), call.opensAt(), call.closesAt(), now);
        return (statuses.isEmpty() || statuses.contains(status))
                && (opensBefore == null
                        || call.opensAt() != null && call.opensAt().isBefore(opensBefore))
                && (closesAfter == null
                        || call.closesAt() != null && !call.closesAt().isBefore(closesAfter))
                && (closesBefore == null
                        || call.closesAt() != null && call.closesAt().isBefore(closesBefore))
                && (query.instrument() == null || query.instrument().equals(call.instrumentId()))
                && (query.county() == null
                        || call.area() == null
                        || call.area().counties().contains(query.county()));
    }

    /** Whether the words of a call, as they are now, are what {@code q} asks for; all are when it is null or blank. */
    public boolean speaksOf(@Nullable String q, String id) {
        if (q == null || q.isBlank()) return true;
        return !search.in(Listing.of(entities, Call.class).where("e.id = :callId", "callId", id), q)
                .first("e.id", 1)
                .isEmpty();
    }

    /** When each published call was first published and last written. */
    private Map<String, Times> times() {
        @SuppressWarnings("unchecked")
        var rows = (List<Object[]>) entities.createNativeQuery("""
                        select call_id, min(recorded_at), max(recorded_at) from call_version
                        where not coalesce(cast(body ->> 'draft' as boolean), false) group by call_id
                        """).getResultList();
        var times = new HashMap<String, Times>();
        for (var row : rows) times.put((String) row[0], new Times((Instant) row[1], (Instant) row[2]));
        return times;
    }

    private Listing<Call> listing(CallQuery query) {
        var listing = Listing.of(entities, Call.class)
                .where("e.opensAt < :opensBefore", "opensBefore", moment("opensBefore", query.opensBefore()))
                .where("e.closesAt >= :closesAfter", "closesAfter", moment("closesAfter", query.closesAfter()))
                .where("e.closesAt < :closesBefore", "closesBefore", moment("closesBefore", query.closesBefore()))
                .where("e.instrumentId = :instrument", "instrument", query.instrument())
                .where("e.counties is null or array_contains(e.counties, :county)", "county", query.county());
        search.in(listing, query.q());
        var statuses = statuses(query.status());
        if (!statuses.isEmpty()) {
            var wanted = statuses.stream()
                    .map(status -> "(" + IN_STATUS.get(status) + ")")
                    .collect(Collectors.joining(" or "));
            // the clock only where it is asked: an unused parameter is an error
            if (wanted.contains(":now")) listing.where(wanted, "now", clock.instant());
            else listing.where(wanted);
        }
        return listing;
    }

    /** None when nothing is said of it. */
    private static Set<CallStatus> statuses(@Nullable String words) {
        var statuses = EnumSet.noneOf(CallStatus.class);
        if (words == null || words.isBlank()) return statuses;
        try {
            Arrays.stream(words.split(",", -1))
                    .map(word -> Words.parse(CallStatus.class, word))
                    .forEach(statuses::add);
            return statuses;
        } catch (BrokenRule rule) {
            throw Problem.invalid(Fault.in("status", rule.code(), rule.arguments()));
        }
    }

    private @Nullable Instant moment(String parameter, @Nullable String text) {
        if (text == null || text.isEmpty()) return null;
        try {
            if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}"))
                return LocalDate.parse(text).atStartOfDay(clock.getZone()).toInstant();
            // the plus of an offset that nobody encoded arrives as a space
            if (text.matches("[0-9]{4}-.*"))
                return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeException e) {
            throw Problem.invalid(Fault.in(parameter, "not-a-day-or-time", Map.of()));
        }
        throw Problem.invalid(Fault.in(parameter, "not-a-day-or-time", Map.of()));
    }
}
