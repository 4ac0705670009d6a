package no.dugnad.platform.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.MapType;
import dev.cel.runtime.CelAttribute.Qualifier;
import dev.cel.runtime.CelAttributePattern;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelVariableResolver;
import dev.cel.runtime.PartialVars;
import dev.cel.runtime.Program;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A condition that is ready to be evaluated. */
public final class Condition {
    /** A value that a condition names: {@code municipality.population}, {@code municipality.indicators['density']}. */
    public record Variable(List<String> path) {
        @Override
        public String toString() {
            return String.join(".", path);
        }

        private CelAttributePattern pattern() {
            var pattern = CelAttributePattern.create(path.getFirst());
            for (var step : path.subList(1, path.size())) pattern = pattern.qualify(Qualifier.ofString(step));
            return pattern;
        }
    }

    private final String expression;
    private final CelAbstractSyntaxTree ast;
    private final Program program;
    private final List<Variable> variables;
    private final List<List<String>> paths;

    /** The same, in the very strings that values are kept under: each is looked up at every evaluation. */
    private final String[][] steps;

    /** By path: whether the expression asks somewhere whether it is there, by {@code has}. */
    private final boolean[] tested;

    /** By path: whether it goes through a map. What is in a map is known: what is not in it is not there. */
    private final boolean[] mapped;

    private final Set<String> names;
    private final List<CelConstant> constants;

    private final long cost;

    /** What it is whatever the values, when it names none of them; else null. */
    private final @Nullable Optional<Boolean> always;

    Condition(String expression, CelAbstractSyntaxTree ast, Program program) {
        this.expression = expression;
        this.ast = ast;
        this.program = program;
        var asked = new HashSet<List<String>>();
        var throughMaps = new HashSet<List<String>>();
        var found = new LinkedHashSet<Variable>();
        CelNavigableAst.fromAst(ast)
                .getRoot()
                .allNodes()
                .filter(node -> node.parent().map(p -> !steps(p, node)).orElse(true))
                .map(CelNavigableExpr::expr)
                .forEach(expr -> path(expr)
                        .filter(path -> !path.getFirst().startsWith("@") && !bound(path.getFirst()))
                        .ifPresent(path -> {
                            found.add(new Variable(path));
                            if (expr.getKind() == CelExpr.ExprKind.Kind.SELECT
                                    && expr.select().testOnly()) asked.add(path);
                            if (throughMap(expr)) throughMaps.add(path);
                        }));
        this.variables = List.copyOf(found);
        this.paths = variables.stream().map(Variable::path).toList();
        this.steps = paths.stream()
                .map(path -> path.stream().map(String::intern).toArray(String[]::new))
                .toArray(String[][]::new);
        this.tested = new boolean[steps.length];
        this.mapped = new boolean[steps.length];
        for (var i = 0; i < steps.length; i++) {
            tested[i] = asked.contains(paths.get(i));
            mapped[i] = throughMaps.contains(paths.get(i));
        }
        this.names = paths.stream().map(List::getFirst).collect(Collectors.toUnmodifiableSet());
        this.constants = CelNavigableAst.fromAst(ast)
                .getRoot()
                .allNodes()
                .filter(node -> node.getKind() == CelExpr.ExprKind.Kind.CONSTANT && !isKey(node))
                .map(node -> node.expr().constant())
                .toList();
        this.cost = Cost.of(ast).all();
        this.always = paths.isEmpty() ? evaluated(Map.of()) : null;
    }

    /** As it was written. */
    public String expression() {
        return expression;
    }

    /** What it names, at its longest: fields, and elements of maps by a constant key. What a loop calls its own is left out. */
    public List<Variable> variables() {
        return variables;
    }

    /** Their paths. */
    public List<List<String>> paths() {
        return paths;
    }

    /** Whether it names this variable, or something of it. */
    public boolean names(String variable) {
        return names.contains(variable);
    }

    /** What is written out in it, less the keys of maps. */
    public List<CelConstant> constants() {
        return constants;
    }

    /** What it costs to evaluate once at the most, in operations. */
    public long cost() {
        return cost;
    }

    /** The checked syntax tree, for whoever asks what would change the outcome. */
    public CelAbstractSyntaxTree ast() {
        return ast;
    }

    /**
     * Whether it holds; empty when a value that decides is not there, or cannot be worked with (a division by zero). Whether something is there ({@code has}), and what is in a
     * map ({@code in}, {@code size}, a loop over it), is known in any case, whatever else the expression names.
     *
     * @param values by variable, nested maps; missing ones are left out of them
     */
    public Optional<Boolean> holds(Map<String, ?> values) {
        return always != null ? always : evaluated(values);
    }

    private Optional<Boolean> evaluated(Map<String, ?> values) {
        Effort.spend(this);
        CelVariableResolver resolver = name -> Optional.ofNullable(Struct.of(values.get(name)));
        var unknown = unknown(values);
        try {
            var outcome = unknown.isEmpty()
                    ? program.eval(resolver)
                    : program.eval(PartialVars.of(
                            resolver, unknown.stream().map(Variable::pattern).toArray(CelAttributePattern[]::new)));
            return outcome instanceof Boolean known ? Optional.of(known) : Optional.empty();
        } catch (CelEvaluationException e) {
            return Optional.empty();
        }
    }

    /**
     * What is told to be unknown beforehand, which is quicker than a failure in the midst. Nothing that the expression asks for may be: whatever is told so, {@code has} and
     * the map that it would be in are unknown too.
     */
    private List<Variable> unknown(Map<String, ?> values) {
        return missing(values, false);
    }

    /** What it needs that is not there, each up to the first step that is not. What it only uses when it is there is left out. */
    public List<Variable> missing(Map<String, ?> values) {
        return missing(values, true);
    }

    private List<Variable> missing(Map<String, ?> values, boolean ofMaps) {
        List<Variable> missing = null;
        for (var i = 0; i < steps.length; i++) {
            if (tested[i] || mapped[i] && !ofMaps) continue;
            var there = depth(values, steps[i]);
            if (there == steps[i].length) continue;
            if (missing == null) missing = new ArrayList<>(4);
            missing.add(new Variable(paths.get(i).subList(0, there + 1)));
        }
        return missing == null ? List.of() : missing;
    }

    /** The value under a path, or null. */
    public static @Nullable Object value(Map<String, ?> values, List<String> path) {
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

    private static boolean isKey(CelNavigableExpr node) {
        return node.parent()
                .filter(p -> p.getKind() == CelExpr.ExprKind.Kind.CALL
                        && p.expr().call().function().equals("_[_]"))
                .isPresent();
    }

    private static boolean steps(CelNavigableExpr parent, CelNavigableExpr child) {
        var expr = parent.expr();
        return switch (parent.getKind()) {
            case SELECT -> true;
            case CALL ->
                expr.call().function().equals("_[_]")
                        && expr.call().args().getFirst().id() == child.id()
                        && text(expr.call().args().getLast()).isPresent();
            default -> false;
        };
    }

    private static Optional<List<String>> path(CelExpr expr) {
        return switch (expr.getKind()) {
            case IDENT -> Optional.of(List.of(expr.ident().name()));
            case SELECT ->
                path(expr.select().operand())
                        .map(base -> with(base, expr.select().field()));
            case CALL ->
                expr.call().function().equals("_[_]")
                        ? text(expr.call().args().getLast())
                                .flatMap(key ->
                                        path(expr.call().args().getFirst()).map(base -> with(base, key)))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private boolean throughMap(CelExpr expr) {
        return switch (expr.getKind()) {
            case SELECT ->
                isMap(expr.select().operand()) || throughMap(expr.select().operand());
            case CALL ->
                isMap(expr.call().args().getFirst())
                        || throughMap(expr.call().args().getFirst());
            default -> false;
        };
    }

    private boolean isMap(CelExpr expr) {
        return ast.getType(expr.id()).orElse(null) instanceof MapType;
    }

    private static Optional<String> text(CelExpr expr) {
        return expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                        && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE
                ? Optional.of(expr.constant().stringValue())
                : Optional.empty();
    }

    private static List<String> with(List<String> base, String step) {
        var path = new ArrayList<>(base);
        path.add(step);
        return List.copyOf(path);
    }

    private boolean bound(String name) {
        return CelNavigableAst.fromAst(ast)
                .getRoot()
                .allNodes()
                .filter(node -> node.getKind() == CelExpr.ExprKind.Kind.COMPREHENSION)
                .map(node -> node.expr().comprehension())
                .anyMatch(loop -> loop.iterVar().equals(name) || loop.accuVar().equals(name));
    }
}
