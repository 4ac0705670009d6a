package no.dugnad.instruments.watch;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import no.dugnad.instruments.call.CallStatus;
import no.dugnad.instruments.call.CallView;
import no.dugnad.instruments.call.Funding;
import no.dugnad.instruments.call.FundingRule;
import no.dugnad.instruments.call.Stage;
import no.dugnad.instruments.match.CallRules;
import no.dugnad.instruments.match.Day;
import no.dugnad.instruments.match.Matching;
import no.dugnad.instruments.match.Verdict;
import no.dugnad.instruments.watch.Change.Moved;
import no.dugnad.instruments.watch.Change.Shift;
import no.dugnad.platform.http.Words;
import org.jspecify.annotations.Nullable;

/**
 * What a write to a call has changed, as a plain function of the call before, the call after and the municipalities of a date. Whom it widens or narrows for
 * is not guessed from the words of its criteria: they are run, before and after, over all municipalities.
 *
 * @param before verdicts by municipality number; none for a call that was not there
 * @param after verdicts by municipality number
 */
record Classification(List<Change> changes, Map<String, Verdict> before, Map<String, Verdict> after) {
    /** Fields that other kinds of changes tell of, and those that are not the call's own words. */
    private static final Set<String> NOT_TEXT = Set.of(
            "id",
            "instrumentId",
            "status",
            "draft",
            "withdrawnAt",
            "closesAt",
            "rolling",
            "reportingDueAt",
            "fundingNok",
            "stages",
            "fundingRules");

    /** Fields that decide who is eligible; as text they count where they changed nothing for anybody. */
    private static final Set<String> ELIGIBILITY = Set.of("criteria", "area");

    /** A call as it is told of, and as matching sees it. */
    record State(CallView call, CallRules rules) {
        CallStatus status(Instant now) {
            return rules.status(now);
        }
    }

    /**
     * @param before null for a call that nobody has seen
     * @param toldOpen whether the last that was told of it is that it is open
     */
    static Classification of(@Nullable State before, State after, boolean toldOpen, Day day, Instant now) {
        var changes = new ArrayList<Change>();
        if (after.status(now) == CallStatus.OPEN && !toldOpen) changes.add(Change.of(ChangeKind.OPENED));
        var verdictsAfter = verdicts(after, day);
        if (before == null) return new Classification(changes, Map.of(), verdictsAfter);

        if (before.call().withdrawnAt() == null && after.call().withdrawnAt() != null)
            changes.add(Change.of(ChangeKind.WITHDRAWN));
        var deadlines = deadlines(before.call(), after.call());
        if (!deadlines.isEmpty()) changes.add(Change.moved(ChangeKind.DEADLINE_MOVED, deadlines));
        var amounts = amounts(before.call(), after.call());
        if (!amounts.isEmpty()) changes.add(Change.moved(ChangeKind.AMOUNT_CHANGED, amounts));

        var verdictsBefore = verdicts(before, day);
        var gained = shifts(day, verdictsBefore, verdictsAfter, true);
        var lost = shifts(day, verdictsBefore, verdictsAfter, false);
        if (!gained.isEmpty()) changes.add(Change.gained(gained));
        if (!lost.isEmpty()) changes.add(Change.lost(lost));

        var fields = texts(before.call(), after.call(), !gained.isEmpty() || !lost.isEmpty());
        if (!fields.isEmpty()) changes.add(Change.text(fields));
        return new Classification(changes, verdictsBefore, verdictsAfter);
    }

    /** An opening by the clock: nothing in the call is another. */
    static Classification opened(State call, Day day) {
        var verdicts = verdicts(call, day);
        return new Classification(List.of(Change.of(ChangeKind.OPENED)), verdicts, verdicts);
    }

    private static Map<String, Verdict> verdicts(State state, Day day) {
        var verdicts = new HashMap<String, Verdict>();
        day.municipalities()
                .forEach((number, municipality) -> verdicts.put(
                        number, Matching.assess(state.rules(), municipality).verdict()));
        return verdicts;
    }

    private static List<Shift> shifts(
            Day day, Map<String, Verdict> before, Map<String, Verdict> after, boolean better) {
        var shifts = new ArrayList<Shift>();
        day.municipalities().forEach((number, municipality) -> {
            var from = before.get(number);
            var to = Objects.requireNonNull(after.get(number));
            // verdicts stand with the best first
            if (better ? to.compareTo(from) < 0 : to.compareTo(from) > 0)
                shifts.add(new Shift(number, municipality.name(), from, to));
        });
        shifts.sort(Comparator.comparing(Shift::number));
        return shifts;
    }

    private static List<Moved> deadlines(CallView before, CallView after) {
        var moved = new ArrayList<Moved>();
        compare(moved, "closesAt", text(before.closesAt()), text(after.closesAt()));
        compare(moved, "rolling", before.rolling(), after.rolling());
        var old = stageDeadlines(before);
        var now = stageDeadlines(after);
        var ids = new TreeSet<>(old.keySet());
        ids.addAll(now.keySet());
        for (var id : ids) compare(moved, "stages/" + id + "/closesAt", old.get(id), now.get(id));
        compare(moved, "reportingDueAt", text(before.reportingDueAt()), text(after.reportingDueAt()));
        return moved;
    }

    private static Map<String, String> stageDeadlines(CallView call) {
        var deadlines = new TreeMap<String, String>();
        for (var stage : call.stages()) if (stage.closesAt() != null) deadlines.put(stage.id(), text(stage.closesAt()));
        return deadlines;
    }

    private static List<Moved> amounts(CallView before, CallView after) {
        var moved = new ArrayList<Moved>();
        var none = new Funding(null, null, null, null);
        var old = before.fundingNok() == null ? none : before.fundingNok();
        var now = after.fundingNok() == null ? none : after.fundingNok();
        compare(moved, "fundingNok/frame", old.frame(), now.frame());
        compare(moved, "fundingNok/minPerProject", old.minPerProject(), now.minPerProject());
        compare(moved, "fundingNok/maxPerProject", old.maxPerProject(), now.maxPerProject());
        compare(moved, "fundingNok/maxPerJointProject", old.maxPerJointProject(), now.maxPerJointProject());
        var oldRules = ruleValues(before);
        var nowRules = ruleValues(after);
        var names = new TreeSet<>(oldRules.keySet());
        names.addAll(nowRules.keySet());
        for (var name : names) compare(moved, "fundingRules/" + name, oldRules.get(name), nowRules.get(name));
        return moved;
    }

    /** The numbers of funding rules, by kind; by place too where there are several of a kind. */
    private static Map<String, Object> ruleValues(CallView call) {
        var values = new LinkedHashMap<String, Object>();
        var seen = new EnumMap<FundingRule.Kind, Integer>(FundingRule.Kind.class);
        for (var rule : call.fundingRules()) {
            var place = seen.merge(rule.kind(), 1, Integer::sum);
            var name = Words.word(rule.kind()) + (place == 1 ? "" : "/" + place);
            if (rule.percent() != null) values.put(name + "/percent", plain(rule.percent()));
            if (rule.amountNok() != null) values.put(name + "/amountNok", rule.amountNok());
            // a rule without a number that takes money away all the same
            if (rule.kind() == FundingRule.Kind.NO_STACKING_WITH_STATE_GRANTS) values.put(name, true);
        }
        return values;
    }

    private static List<String> texts(CallView before, CallView after, boolean eligibilityTold) {
        var fields = new TreeSet<String>();
        for (var component : CallView.class.getRecordComponents()) {
            var name = component.getName();
            if (NOT_TEXT.contains(name) || eligibilityTold && ELIGIBILITY.contains(name)) continue;
            if (!Objects.equals(value(component, before), value(component, after))) fields.add(name);
        }
        if (!withoutDeadlines(before).equals(withoutDeadlines(after))) fields.add("stages");
        if (!withoutNumbers(before).equals(withoutNumbers(after))) fields.add("fundingRules");
        return List.copyOf(fields);
    }

    private static List<Stage> withoutDeadlines(CallView call) {
        return call.stages().stream()
                .map(stage -> new Stage(stage.id(), stage.name(), stage.opensAt(), null))
                .toList();
    }

    private static List<FundingRule> withoutNumbers(CallView call) {
        return call.fundingRules().stream()
                .filter(rule -> rule.text() != null
                        || rule.percent() == null && rule.amountNok() == null && !tellsOfMoney(rule))
                .map(rule -> new FundingRule(rule.kind(), null, null, rule.text()))
                .toList();
    }

    private static boolean tellsOfMoney(FundingRule rule) {
        return rule.kind() == FundingRule.Kind.NO_STACKING_WITH_STATE_GRANTS;
    }

    private static Object value(RecordComponent component, CallView call) {
        try {
            return component.getAccessor().invoke(call);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(Arrays.toString(CallView.class.getRecordComponents()), e);
        }
    }

    private static void compare(List<Moved> moved, String field, @Nullable Object from, @Nullable Object to) {
        if (!Objects.equals(from, to)) moved.add(new Moved(field, from, to));
    }

    private static @Nullable String text(Instant instant) {
        return instant == null ? null : instant.toString();
    }

    /** 50 and 50.0 are the same share. */
    private static BigDecimal plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
