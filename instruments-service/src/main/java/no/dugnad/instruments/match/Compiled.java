package no.dugnad.instruments.match;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.dugnad.platform.condition.Condition;
import no.dugnad.platform.condition.Condition.Variable;

/** An expression made ready once, to be evaluated for any number of applicants. */
final class Compiled {
    /** Null says something of these: that there is no end. All else that is not there is not known. */
    private static final List<String> OPEN_END = List.of("municipality", "validTo");

    private final String expression;
    private final Condition condition;

    private final List<List<String>> paths;

    /** The same, in the very strings that the facts are kept under: each is looked up at every evaluation. */
    private final String[][] steps;

    private final boolean ofConsortium;
    private final List<CelConstant> constants;

    /** What it is whatever the values, when it names none of them; else null. */
    private final Optional<Boolean> always;

    Compiled(String expression, Condition condition) {
        this.expression = expression;
        this.condition = condition;
        this.paths = condition.variables().stream().map(Variable::path).toList();
        this.steps = paths.stream()
                .map(path -> path.stream().map(String::intern).toArray(String[]::new))
                .toArray(String[][]::new);
        this.ofConsortium = paths.stream().anyMatch(path -> path.getFirst().equals("consortium"));
        this.constants = CelNavigableAst.fromAst(condition.ast())
                .getRoot()
                .allNodes()
                .filter(node -> node.getKind() == CelExpr.ExprKind.Kind.CONSTANT && !isKey(node))
                .map(node -> node.expr().constant())
                .toList();
        this.always = paths.isEmpty() ? condition.holds(Map.of(), List.of()) : null;
    }

    private static boolean isKey(CelNavigableExpr node) {
        return node.parent()
                .filter(p -> p.getKind() == CelExpr.ExprKind.Kind.CALL
                        && p.expr().call().function().equals("_[_]"))
                .isPresent();
    }

    String expression() {
        return expression;
    }

    Condition condition() {
        return condition;
    }

    List<List<String>> paths() {
        return paths;
    }

    /** What is written out in it, less the keys of maps. */
    List<CelConstant> constants() {
        return constants;
    }

    /** Whether it asks who applies together. */
    boolean ofConsortium() {
        return ofConsortium;
    }

    /** Whether it holds; empty when a value that decides is not known. */
    Optional<Boolean> holds(Map<String, ?> values) {
        if (always != null) return always;
        List<Variable> missing = null;
        for (var i = 0; i < steps.length; i++) {
            var there = depth(values, steps[i]);
            if (there == steps[i].length || paths.get(i).equals(OPEN_END)) continue;
            if (missing == null) missing = new ArrayList<>(4);
            missing.add(new Variable(paths.get(i).subList(0, there + 1)));
        }
        return condition.holds(values, missing == null ? List.of() : missing);
    }

    /** The value under a path, or null. */
    static Object value(Map<String, ?> values, List<String> path) {
        Object value = values;
        for (var step : path) {
            if (!(value instanceof Map<?, ?> map)) return null;
            value = map.get(step);
        }
        return value;
    }

    /** How many steps of the path there are values for. */
    private static int depth(Map<String, ?> values, String[] path) {
        Object value = values;
        for (var i = 0; i < path.length; i++) {
            if (!(value instanceof Map<?, ?> map)) return path.length;
            value = map.get(path[i]);
            if (value == null) return i;
        }
        return path.length;
    }
}
