package no.dugnad.municipalities.grouping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import no.dugnad.platform.condition.Condition;
import no.dugnad.platform.condition.Condition.Variable;

/**
 * Which of some conditions hold for the values that they name. It follows from these alone, so what has been found stands for every registry: a write to one of them leaves
 * nearly all as it was.
 */
final class Placement {
    /** Groupings whose conditions are kept, those asked for last. */
    private static final int MOST_KEPT = 100;

    /** Values that are kept of each; more than a register of thirty years has. */
    private static final int MOST_VALUES = 20_000;

    /** Where conditions put a municipality: in one group when they divide as they should. @param groups by their places */
    record Placed(List<Integer> groups, boolean unknown) {
        boolean once() {
            return groups.size() == 1 && !unknown;
        }
    }

    private static final Map<List<String>, Placement> KEPT =
            Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<List<String>, Placement> eldest) {
                    return size() > MOST_KEPT;
                }
            });

    private final List<Condition> conditions;
    private final List<Variable> variables;
    private final Map<List<Object>, Placed> known = new ConcurrentHashMap<>();

    private Placement(List<String> expressions) {
        conditions = expressions.stream().map(GroupingLanguage::condition).toList();
        variables = conditions.stream()
                .flatMap(condition -> condition.variables().stream())
                .distinct()
                .toList();
    }

    static Placement by(List<String> expressions) {
        var there = KEPT.get(expressions);
        if (there != null) return there;
        var made = new Placement(expressions);
        KEPT.put(List.copyOf(expressions), made);
        return made;
    }

    List<Variable> variables() {
        return variables;
    }

    /** @param values of the variables, in their order; null for what is not known */
    Placed of(List<Object> values) {
        var there = known.get(values);
        if (there != null) return there;
        var found = find(values);
        if (known.size() < MOST_VALUES) known.put(values, found);
        return found;
    }

    private Placed find(List<Object> values) {
        var facts = GroupingLanguage.values(variables, values);
        var groups = new ArrayList<Integer>();
        var unknown = false;
        for (var i = 0; i < conditions.size(); i++) {
            var holds = conditions.get(i).holds(facts);
            if (holds.isEmpty()) unknown = true;
            else if (holds.get()) groups.add(i);
        }
        return new Placed(List.copyOf(groups), unknown);
    }
}
