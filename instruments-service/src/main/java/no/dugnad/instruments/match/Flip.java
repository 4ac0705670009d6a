package no.dugnad.instruments.match;

import dev.cel.common.ast.CelConstant;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.dugnad.platform.condition.Condition;
import org.jspecify.annotations.Nullable;

/**
 * The smallest change of facts that turns a criterion: fewest facts first, then the smallest relative change. Values are tried that lie at or next to the
 * constants in the expression, then between; every change is proven by evaluating the criterion with it.
 */
final class Flip {
    /** @param variable what to change, {@code municipality.population} @param to its new value; for lists the ids or numbers in it */
    record Change(String variable, @Nullable Object to) {}

    private record Step(List<String> path, Object to, double cost) {
        /** What cannot be brought nearer to what it is now, so that its cost stands. */
        double fixed() {
            return to instanceof Number ? 0 : cost;
        }
    }

    private static final int MOST_EVALUATIONS = 20_000;
    private static final int MOST_FACTS = 3;

    /** Of the changes that turn it, how many of the smallest are made smaller still. */
    private static final int MOST_REFINED = 3;

    private static final int MOST_TEXTS = 400;
    private static final long FAR = 100_000_000;

    private final Condition condition;
    private final Map<String, Object> values;
    private final boolean target;
    private final Applicant applicant;
    private final Day day;
    private int evaluations;

    /** Of those found with as many facts. */
    private double leastCost;

    private Flip(Condition condition, Map<String, Object> values, boolean target, Applicant applicant, Day day) {
        this.condition = condition;
        this.values = values;
        this.target = target;
        this.applicant = applicant;
        this.day = day;
    }

    /** None when nothing that is tried turns it: a constant, or a condition that no facts can meet. */
    static List<Change> smallest(
            Condition condition, Map<String, Object> values, boolean target, Applicant applicant, Day day) {
        return new Flip(condition, values, target, applicant, day)
                .search().stream()
                        .map(step -> new Change(String.join(".", step.path()), shown(step.path(), step.to())))
                        .toList();
    }

    /** The values as they are with a change in place. */
    static Map<String, Object> with(Map<String, Object> values, List<String> path, Object to) {
        if (path.size() == 1) return new Changed(values, path.getFirst(), to);
        @SuppressWarnings("unchecked")
        var inner = values.get(path.getFirst()) instanceof Map<?, ?> map
                ? (Map<String, Object>) map
                : Map.<String, Object>of();
        return new Changed(values, path.getFirst(), with(inner, path.subList(1, path.size()), to));
    }

    private List<Step> search() {
        var steps = new ArrayList<List<Step>>();
        for (var path : condition.paths()) steps.add(steps(path));
        // numbers first: they are few, and what they cost leaves out many of the others
        steps.sort(Comparator.comparing(of -> of.isEmpty() || !(of.getFirst().to() instanceof Number)));
        for (var count = 1; count <= Math.min(MOST_FACTS, steps.size()); count++) {
            var found = new ArrayList<List<Step>>();
            leastCost = Double.MAX_VALUE;
            combine(steps, 0, count, List.of(), values, found);
            var best = found.stream()
                    .sorted(Comparator.comparingDouble(Flip::cost))
                    .limit(MOST_REFINED)
                    .map(this::refined)
                    .min(Comparator.comparingDouble(Flip::cost));
            if (best.isPresent())
                return best.get().stream()
                        .sorted(Comparator.comparingInt(
                                step -> condition.paths().indexOf(step.path())))
                        .toList();
        }
        return List.of();
    }

    private void combine(
            List<List<Step>> steps,
            int from,
            int left,
            List<Step> taken,
            Map<String, Object> changed,
            List<List<Step>> found) {
        if (left == 0) {
            if (!flips(changed)) return;
            found.add(taken);
            leastCost = Math.min(leastCost, cost(taken));
            return;
        }
        var fixed = taken.stream().mapToDouble(Step::fixed).sum();
        for (var i = from; i <= steps.size() - left; i++)
            for (var step : steps.get(i)) {
                if (evaluations > MOST_EVALUATIONS) return;
                if (fixed + step.fixed() > leastCost) continue;
                var before = found.size();
                var more = new ArrayList<>(taken);
                more.add(step);
                combine(steps, i + 1, left - 1, more, apply(changed, step), found);
                // the others of the fact would turn it at the same cost
                if (left == 1 && found.size() > before && step.fixed() > 0) break;
            }
    }

    private static double cost(List<Step> steps) {
        return steps.stream().mapToDouble(Step::cost).sum();
    }

    private boolean flips(Map<String, Object> changed) {
        evaluations++;
        return condition.holds(changed).equals(Optional.of(target));
    }

    private Map<String, Object> apply(Map<String, Object> changed, Step step) {
        return with(changed, step.path(), step.to());
    }

    private Map<String, Object> apply(List<Step> steps) {
        var changed = values;
        for (var step : steps) changed = apply(changed, step);
        return changed;
    }

    /** Each whole number brought as near to what it is now as it can be. */
    private List<Step> refined(List<Step> steps) {
        var refined = new ArrayList<>(steps);
        for (var i = 0; i < refined.size(); i++) {
            var step = refined.get(i);
            if (!(Condition.value(values, step.path()) instanceof Long now) || !(step.to() instanceof Long to))
                continue;
            long keeps = now;
            long turns = to;
            // most lie at the very constant that decides, with nothing to be found between
            var nearer = turns + Long.signum(keeps - turns);
            refined.set(i, step(step.path(), nearer));
            if (nearer != keeps && flips(apply(refined))) turns = nearer;
            else keeps = nearer;
            while (Math.abs(turns - keeps) > 1) {
                var middle = keeps + (turns - keeps) / 2;
                refined.set(i, step(step.path(), middle));
                if (flips(apply(refined))) turns = middle;
                else keeps = middle;
            }
            refined.set(i, step(step.path(), turns));
        }
        return List.copyOf(refined);
    }

    private Step step(List<String> path, Object to) {
        var now = Condition.value(values, path);
        if (now instanceof Number a && to instanceof Number b)
            return new Step(
                    path, to, Math.abs(b.doubleValue() - a.doubleValue()) / Math.max(Math.abs(a.doubleValue()), 1e-9));
        return new Step(path, to, 1);
    }

    private List<Step> steps(List<String> path) {
        var now = Condition.value(values, path);
        var candidates = new LinkedHashSet<Object>();
        if (path.equals(List.of("partnerships"))) candidates.addAll(partnerships());
        else if (path.equals(List.of("consortium", "members"))) candidates.addAll(members());
        else if (path.size() > 1 && !(now instanceof Map) && !(now instanceof List)) {
            if (now == null || now instanceof Number) candidates.addAll(numbers(now));
            if (now == null || now instanceof String) candidates.addAll(texts(path));
            if (now == null || now instanceof Boolean) candidates.addAll(List.of(true, false));
        }
        candidates.remove(now);
        return candidates.stream().map(to -> step(path, to)).toList();
    }

    /** At the constants and next to them, and far away on both sides, for what is worked out of several. */
    private Collection<Object> numbers(@Nullable Object now) {
        var whole = new LinkedHashSet<Long>();
        var broken = new LinkedHashSet<Double>();
        for (var constant : condition.constants()) {
            var number = number(constant);
            if (number == null) continue;
            var step = BigDecimal.ONE.movePointLeft(
                    Math.max(0, number.stripTrailingZeros().scale() + 1));
            for (var near : List.of(number, number.subtract(step), number.add(step))) broken.add(near.doubleValue());
            var nearest = number.longValue();
            whole.addAll(List.of(nearest, nearest - 1, nearest + 1));
        }
        whole.addAll(List.of(0L, 1L, FAR));
        broken.addAll(List.of(0.0, (double) FAR));
        // nothing that is counted here is less than none
        whole.removeIf(n -> n < 0);
        var candidates = new ArrayList<Object>();
        if (now == null || now instanceof Long) candidates.addAll(whole);
        if (now == null || now instanceof Double) candidates.addAll(broken);
        return candidates;
    }

    /** The texts in the expression, and what others have there. */
    private Collection<Object> texts(List<String> path) {
        var texts = new LinkedHashSet<Object>();
        for (var constant : condition.constants())
            if (constant.getKind() == CelConstant.Kind.STRING_VALUE) texts.add(constant.stringValue());
        if (path.equals(List.of("municipality", "profile", "innovationStrategy")))
            texts.addAll(List.of("yes", "under-way", "no"));
        if (path.getFirst().equals("municipality"))
            day.municipalities().values().stream()
                    .map(other -> Condition.value(other.facts(), path.subList(1, path.size())))
                    .filter(String.class::isInstance)
                    .distinct()
                    .limit(MOST_TEXTS)
                    .forEach(texts::add);
        return texts;
    }

    /** To join one, to leave one, or to be in none. */
    private List<Object> partnerships() {
        var now = applicant.partnershipValues();
        var candidates = new ArrayList<Object>();
        for (var other : day.partnerships().values()) {
            if (now.contains(other.values())) continue;
            var more = new ArrayList<>(now);
            more.add(other.values());
            candidates.add(List.copyOf(more));
        }
        for (var left : now) candidates.add(now.stream().filter(p -> p != left).toList());
        candidates.add(List.of());
        return candidates;
    }

    /** To have one more with it, a neighbour or fellow member. */
    private List<Object> members() {
        if (!(Condition.value(values, List.of("consortium", "members")) instanceof List<?> now)) return List.of();
        var candidates = new ArrayList<Object>();
        for (var number : Partners.candidates(applicant, day))
            day.municipality(number)
                    .map(Applicant::facts)
                    .filter(facts -> !now.contains(facts))
                    .ifPresent(facts -> {
                        var more = new ArrayList<Object>(now);
                        more.add(facts);
                        candidates.add(List.copyOf(more));
                    });
        return candidates;
    }

    private static @Nullable BigDecimal number(CelConstant constant) {
        return switch (constant.getKind()) {
            case INT64_VALUE -> BigDecimal.valueOf(constant.int64Value());
            case DOUBLE_VALUE ->
                Double.isFinite(constant.doubleValue()) ? BigDecimal.valueOf(constant.doubleValue()) : null;
            default -> null;
        };
    }

    /** Lists by what their things are called. */
    static @Nullable Object shown(List<String> path, @Nullable Object value) {
        if (!(value instanceof List<?> list)) return value;
        var key = path.getFirst().equals("partnerships") ? "id" : "number";
        return list.stream()
                .map(thing -> thing instanceof Map<?, ?> map ? map.get(key) : thing)
                .sorted(Comparator.comparing(String::valueOf))
                .toList();
    }
}
