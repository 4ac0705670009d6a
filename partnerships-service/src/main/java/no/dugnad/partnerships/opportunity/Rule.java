package no.dugnad.partnerships.opportunity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.dugnad.platform.condition.Condition;
import no.dugnad.platform.condition.Condition.Variable;

/** A criterion's expression, ready to be evaluated. */
final class Rule {
    /** That a municipality has no end is no missing value. */
    private static final List<String> OPEN_END = List.of("municipality", "validTo");

    private final Condition condition;

    Rule(Condition condition) {
        this.condition = condition;
    }

    /** Whether it asks what one is a member of. */
    boolean ofMemberships() {
        return names("partnerships");
    }

    /** Whether it asks with whom one applies. */
    boolean ofConsortium() {
        return names("consortium");
    }

    /** Whether it holds; empty when a value that decides is not known. */
    Optional<Boolean> holds(Map<String, ?> values) {
        return condition.holds(values, missing(values));
    }

    /** What it names that is not known. */
    List<Variable> missing(Map<String, ?> values) {
        var missing = new ArrayList<Variable>();
        for (var variable : condition.variables()) {
            var path = variable.path();
            var known = known(values, path);
            if (known < path.size() && !path.equals(OPEN_END)) missing.add(new Variable(path.subList(0, known + 1)));
        }
        return missing;
    }

    private boolean names(String variable) {
        return condition.variables().stream().anyMatch(v -> v.path().getFirst().equals(variable));
    }

    /** How many steps of the path there are values for. */
    private static int known(Map<String, ?> values, List<String> path) {
        Object value = values;
        for (var i = 0; i < path.size(); i++) {
            if (!(value instanceof Map<?, ?> map)) return path.size();
            value = map.get(path.get(i));
            if (value == null) return i;
        }
        return path.size();
    }
}
