package no.dugnad.instruments.commongrants;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dugnad.instruments.call.CallQuery;
import no.dugnad.instruments.call.CallStatus;
import no.dugnad.instruments.call.CallView;
import no.dugnad.instruments.call.Calls;
import no.dugnad.instruments.commongrants.Opportunity.Competition;
import no.dugnad.instruments.commongrants.Opportunity.CustomField;
import no.dugnad.instruments.commongrants.Opportunity.Dates;
import no.dugnad.instruments.commongrants.Opportunity.Event;
import no.dugnad.instruments.commongrants.Opportunity.Forms;
import no.dugnad.instruments.commongrants.Opportunity.Money;
import no.dugnad.instruments.commongrants.Opportunity.Timeline;
import no.dugnad.instruments.commongrants.Opportunity.Value;
import no.dugnad.instruments.instrument.InstrumentView;
import no.dugnad.instruments.instrument.Instruments;
import no.dugnad.instruments.instrument.Vocabulary.Applicant;
import no.dugnad.instruments.naming.NameUuid;
import no.dugnad.platform.http.Clocks;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.text.Messages;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Instruments as opportunities. What the protocol wants one of and we have many of is that of the calls that are open; if none is, of those to come; if none
 * is to come, of the last ones: their frames together, the least and the most that a project can get, the first deadline.
 */
@ApplicationScoped
class Opportunities {
    private static final CallQuery ALL = new CallQuery(null, null, null, null, null, null, null);

    private final Instruments instruments;
    private final Calls calls;
    private final String publicUrl;

    Opportunities(Instruments instruments, Calls calls, @ConfigProperty(name = "dugnad.public-url") String publicUrl) {
        this.instruments = instruments;
        this.calls = calls;
        this.publicUrl = publicUrl;
    }

    /** All of them with their competitions, what was changed last first. */
    List<Opportunity> in(String language) {
        var byInstrument = calls.published(ALL, null, Integer.MAX_VALUE).stream()
                .collect(Collectors.groupingBy(published -> published.call().instrumentId()));
        return instruments.published().stream()
                .map(published -> opportunity(
                        published,
                        byInstrument.getOrDefault(published.instrument().id(), List.of()),
                        language))
                .sorted(Comparator.comparing(Opportunity::lastModifiedAt)
                        .reversed()
                        .thenComparing(Opportunity::id))
                .toList();
    }

    private Opportunity opportunity(Instruments.Published published, List<Calls.Published> rounds, String language) {
        var instrument = published.instrument();
        var id = NameUuid.of("instrument", instrument.id());
        var open = with(rounds, CallStatus.OPEN);
        var upcoming = with(rounds, CallStatus.UPCOMING);
        var closed = with(rounds, CallStatus.CLOSED);
        var status = !open.isEmpty() ? "open" : !upcoming.isEmpty() ? "forecasted" : "closed";
        var current = !open.isEmpty()
                ? open
                : !upcoming.isEmpty()
                        ? upcoming
                        : closed.isEmpty() ? closed : closed.subList(closed.size() - 1, closed.size());
        return new Opportunity(
                id,
                instrument.name().in(language),
                Value.of(status),
                instrument.summary().in(language),
                funding(current, language),
                timeline(current, rounds, language),
                applicants(instrument),
                publicUrl + "/v1/instruments/" + instrument.id(),
                customFields(instrument, current, language),
                millis(published.publishedAt()),
                millis(rounds.stream()
                        .map(Calls.Published::changedAt)
                        .reduce(published.changedAt(), (a, b) -> a.isAfter(b) ? a : b)),
                rounds.stream()
                        .map(round -> competition(id, instrument, round, language))
                        .toList());
    }

    private static List<CallView> with(List<Calls.Published> rounds, CallStatus status) {
        return rounds.stream()
                .map(Calls.Published::call)
                .filter(call -> call.status() == status)
                .toList();
    }

    private static Opportunity.@Nullable Funding funding(List<CallView> calls, String language) {
        var sums = calls.stream()
                .map(CallView::fundingNok)
                .filter(Objects::nonNull)
                .toList();
        var rules = calls.stream()
                .flatMap(call -> call.fundingRules().stream())
                .map(rule -> rule.text() == null ? null : rule.text().in(language))
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining("\n"));
        if (sums.isEmpty() && rules.isEmpty()) return null;
        var frames = sums.stream()
                .map(no.dugnad.instruments.call.Funding::frame)
                .filter(Objects::nonNull)
                .toList();
        return new Opportunity.Funding(
                rules.isEmpty() ? null : rules,
                frames.isEmpty()
                        ? null
                        : Money.nok(frames.stream().mapToLong(f -> f).sum()),
                Money.nok(sums.stream()
                        .map(no.dugnad.instruments.call.Funding::minPerProject)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null)),
                Money.nok(sums.stream()
                        .flatMap(f -> Stream.of(f.maxPerProject(), f.maxPerJointProject()))
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null)));
    }

    private @Nullable Timeline timeline(List<CallView> current, List<Calls.Published> rounds, String language) {
        var others = new LinkedHashMap<String, Event>();
        for (var round : rounds) {
            var call = round.call();
            if (call.status() != CallStatus.OPEN && call.status() != CallStatus.UPCOMING) continue;
            others.put(call.id(), range(title(round, language), call.opensAt(), call.closesAt(), language));
        }
        var opens = first(current, CallView::opensAt);
        var closes = first(current, CallView::closesAt);
        if (opens == null && closes == null && others.isEmpty()) return null;
        return new Timeline(
                moment(text("opens", language), opens),
                moment(text("closes", language), closes),
                others.isEmpty() ? null : others);
    }

    private static @Nullable Instant first(List<CallView> calls, Function<CallView, Instant> when) {
        return calls.stream()
                .map(when)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private Competition competition(
            java.util.UUID opportunity, InstrumentView instrument, Calls.Published round, String language) {
        var call = round.call();
        var others = new LinkedHashMap<String, Event>();
        for (var stage : call.stages())
            if (stage.opensAt() != null || stage.closesAt() != null)
                others.put(stage.id(), range(stage.name().in(language), stage.opensAt(), stage.closesAt(), language));
        if (call.reportingDueAt() != null)
            others.put("reportingDueAt", moment(text("reporting", language), call.reportingDueAt()));
        var dates = new Dates(
                moment(text("opens", language), call.opensAt()),
                moment(text("closes", language), call.closesAt()),
                others.isEmpty() ? null : others);
        return new Competition(
                NameUuid.of("call", call.id()),
                opportunity,
                title(round, language),
                Stream.of(call.summary(), call.note())
                        .filter(Objects::nonNull)
                        .map(t -> t.in(language))
                        .collect(Collectors.collectingAndThen(
                                Collectors.joining("\n"), text -> text.isEmpty() ? null : text)),
                switch (Objects.requireNonNull(call.status())) {
                    case OPEN -> Value.of("open");
                    case CLOSED -> Value.of("closed");
                    default -> Value.custom(Words.word(call.status()));
                },
                dates.openDate() == null && dates.closeDate() == null && dates.otherDates() == null ? null : dates,
                new Forms(Map.of()),
                applicants(instrument),
                callFields(call, language),
                millis(round.publishedAt()),
                millis(round.changedAt()));
    }

    private Map<String, CustomField> customFields(InstrumentView instrument, List<CallView> current, String language) {
        var fields = new LinkedHashMap<String, CustomField>();
        fields.put("agency", CustomField.text("agency", name(instrument), "The instrument's owner."));
        fields.put(
                "legacySerialId", CustomField.text("legacySerialId", instrument.id(), "The id in Dugnad's own API."));
        fields.put(
                "timeZone",
                CustomField.text("timeZone", Clocks.NORWAY.getId(), "The zone of all dates and times here."));
        fields.put(
                "support",
                CustomField.text(
                        "support", Words.word(instrument.support()), "grant, loan, assistance, advice or programme."));
        if (instrument.website() != null)
            fields.put("additionalInfo", CustomField.text("additionalInfo", instrument.website(), null));
        if (current.stream().anyMatch(CallView::demo))
            fields.put("demo", new CustomField("demo", "boolean", true, text("demo-warning", language)));
        return fields;
    }

    private Map<String, CustomField> callFields(CallView call, String language) {
        var fields = new LinkedHashMap<String, CustomField>();
        fields.put("legacySerialId", CustomField.text("legacySerialId", call.id(), "The id in Dugnad's own API."));
        fields.put(
                "timeZone",
                CustomField.text("timeZone", Clocks.NORWAY.getId(), "The zone of all dates and times here."));
        if (!call.criteria().isEmpty())
            fields.put(
                    "eligibilityCriteria",
                    new CustomField(
                            "eligibilityCriteria",
                            "object",
                            Map.of(
                                    "details",
                                    call.criteria().stream()
                                            .map(c -> c.text().in(language))
                                            .collect(Collectors.joining("\n"))),
                            "The call's conditions in words."));
        fields.put(
                "matches",
                CustomField.text(
                        "matches",
                        publicUrl + "/v1/calls/" + call.id() + "/reach",
                        "Whom the call reaches; what fits one municipality is at /v1/matches?municipality=NUMBER."));
        if (call.demo()) fields.put("demo", new CustomField("demo", "boolean", true, text("demo-warning", language)));
        return fields;
    }

    private static String name(InstrumentView instrument) {
        return instrument.owner().name() == null
                ? instrument.owner().number()
                : instrument.owner().name();
    }

    private static String title(Calls.Published round, String language) {
        return round.title(language, text("demo", language));
    }

    private static List<Value> applicants(InstrumentView instrument) {
        var types = new ArrayList<Value>();
        for (var applicant : instrument.applicants())
            types.add(
                    switch (applicant) {
                        case MUNICIPALITY -> Value.of("government_municipal");
                        case COUNTY -> Value.of("government_county");
                        case STATE -> Value.of("government_state");
                        case RESEARCH, BUSINESS, VOLUNTARY -> Value.custom(Words.word(applicant));
                    });
        // networks of municipalities apply where municipalities do
        if (instrument.applicants().contains(Applicant.MUNICIPALITY)) types.add(Value.custom("network"));
        return types;
    }

    private static @Nullable Event moment(String name, @Nullable Instant when) {
        if (when == null) return null;
        return new Event(name, "singleDate", date(when), time(when), null, null, null, null, null, null);
    }

    private static Event range(String name, @Nullable Instant from, @Nullable Instant to, String language) {
        if (from != null && to != null)
            return new Event(name, "dateRange", null, null, date(from), time(from), date(to), time(to), null, null);
        if (from == null && to == null) return new Event(name, "other", null, null, null, null, null, null, null, null);
        var only = Objects.requireNonNull(from == null ? to : from);
        return new Event(
                name,
                "singleDate",
                date(only),
                time(only),
                null,
                null,
                null,
                null,
                null,
                from == null ? text("closes", language) : text("opens", language) + "; " + text("rolling", language));
    }

    private static String date(Instant when) {
        return when.atZone(Clocks.NORWAY).toLocalDate().toString();
    }

    private static String time(Instant when) {
        return DateTimeFormatter.ofPattern("HH:mm:ss").format(when.atZone(Clocks.NORWAY));
    }

    private static Instant millis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }

    private static String text(String key, String language) {
        return Messages.text(language, "feed-" + key, Map.of());
    }
}
