package no.dugnad.platform.condition;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import no.dugnad.platform.http.Problem.Fault;

/**
 * Conditions in CEL (Common Expression Language) over stated variables: type-checked when they are written, of bounded cost when they are run, and unknown
 * where a value that decides is missing. A service that uses it has {@code dev.cel:cel} and {@code protobuf-java} among its own dependencies.
 */
public final class ConditionLanguage {
    /** An expression's longest, in characters. */
    public static final int LONGEST = 2_000;

    /** Parentheses and the like within each other. */
    public static final int DEEPEST = 32;

    /** Names, constants and operations in an expression. */
    public static final int MOST_NODES = 500;

    /** Loops within each other. */
    public static final int MOST_LOOPS = 2;

    /** Rounds of all loops together in one evaluation; more leave the outcome unknown. */
    public static final int MOST_ROUNDS = 1_000;

    /** What a condition may cost to evaluate once, in operations; a loop costs its body for each element, a list of unknown length counting as 20. */
    public static final int MOST_COST = 5_000;

    /** What the conditions of one body may cost together. */
    public static final int MOST_COST_TOGETHER = 20_000;

    private static final int LARGEST_REGEX = 200;

    /** Conditions that are kept ready: most are written alike by many. */
    private static final int MOST_READY = 20_000;

    /** The compiler's messages, told apart; our own texts are written for each. */
    private static final Map<String, Pattern> KINDS = Map.of(
            "cel-unknown-name", Pattern.compile("undeclared reference to '([^']*)'.*", Pattern.DOTALL),
            "cel-unknown-field", Pattern.compile("undefined field '([^']*)'.*", Pattern.DOTALL),
            "cel-wrong-types",
                    Pattern.compile("found no matching overload for '([^']*)' applied to '([^']*)'.*", Pattern.DOTALL),
            "cel-not-a-condition", Pattern.compile("expected type 'bool' but found '([^']*)'.*", Pattern.DOTALL));

    /** The compiler's place of a call is its name or its bracket. */
    private static final Pattern CALLED = Pattern.compile("\\.?[A-Za-z_0-9]*\\s*\\(");

    private final Cel cel;
    private final String known;

    /** What a text is made of it follows from the text alone, so none of these is ever out of date. */
    private final Map<String, Optional<Condition>> ready =
            Collections.synchronizedMap(new LinkedHashMap<>(256, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Optional<Condition>> eldest) {
                    return size() > MOST_READY;
                }
            });

    /**
     * @param variables what an expression may name, with types
     * @param types structures that the variables are made of
     */
    public ConditionLanguage(Map<String, CelType> variables, StructType... types) {
        var builder = CelFactory.plannerCelBuilder()
                .setTypeProvider(provider(types))
                .setResultType(SimpleType.BOOL)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setOptions(CelOptions.DEFAULT.toBuilder()
                        .enableHeterogeneousNumericComparisons(true)
                        .enableUnknownTracking(true)
                        .maxExpressionCodePointSize(LONGEST)
                        .maxParseRecursionDepth(DEEPEST)
                        .maxParseExpressionNodeCount(MOST_NODES)
                        .comprehensionMaxIterations(MOST_ROUNDS)
                        .maxRegexProgramSize(LARGEST_REGEX)
                        .build());
        variables.forEach(builder::addVar);
        cel = builder.build();
        known = String.join(", ", new TreeSet<>(variables.keySet()));
    }

    public static StructType struct(String name, Map<String, CelType> fields) {
        return StructType.create(
                name, ImmutableSet.copyOf(fields.keySet()), field -> Optional.ofNullable(fields.get(field)));
    }

    /**
     * What is wrong with an expression, each with line (from 1) and column (from 1); none when it is a condition that can be evaluated.
     *
     * @param pointer where the expression stands in the body
     */
    public List<Fault> faults(String pointer, String expression) {
        var result = cel.compile(expression);
        if (!result.hasError()) {
            var tooDeep = tooDeep(pointer, ast(result));
            return tooDeep.isEmpty() ? tooDear(pointer, ast(result)) : tooDeep;
        }
        return result.getAllIssues().stream()
                .limit(10)
                .map(issue -> fault(pointer, expression, issue))
                .toList();
    }

    /**
     * What is wrong with the conditions of one body together, each without {@link #faults}: that they cost too much. It is told of the dearest.
     *
     * @param pointer where the expression of an index stands in the body
     */
    public List<Fault> faults(IntFunction<String> pointer, List<String> expressions) {
        var costs = expressions.stream()
                .mapToLong(expression -> Cost.of(ast(cel.compile(expression))).all())
                .toArray();
        var together = Arrays.stream(costs).sum();
        if (together <= MOST_COST_TOGETHER) return List.of();
        var dearest = IntStream.range(0, costs.length)
                .boxed()
                .max(Comparator.comparingLong(i -> costs[i]))
                .orElseThrow();
        return List.of(Fault.at(
                pointer.apply(dearest),
                "cel-too-dear-together",
                Map.of("cost", together, "most", MOST_COST_TOGETHER, "this", costs[dearest])));
    }

    /** The condition, ready to be evaluated any number of times. The expression is one without {@link #faults}. */
    public Condition condition(String expression) {
        try {
            var ast = ast(cel.compile(expression));
            return new Condition(expression, ast, cel.createProgram(ast));
        } catch (CelEvaluationException e) {
            throw new IllegalArgumentException(expression, e);
        }
    }

    /** The same, made once and kept; empty for an expression that the language does not take, or no longer: what it says is then not known. */
    public Optional<Condition> ready(String expression) {
        var there = ready.get(expression);
        if (there != null) return there;
        Optional<Condition> made;
        try {
            made = Optional.of(condition(expression));
        } catch (IllegalArgumentException e) {
            made = Optional.empty();
        }
        ready.put(expression, made);
        return made;
    }

    private static CelAbstractSyntaxTree ast(CelValidationResult result) {
        try {
            return result.getAst();
        } catch (CelValidationException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Loops in loops multiply: more than two within each other would cost more for each municipality than any condition needs. */
    private static List<Fault> tooDeep(String pointer, CelAbstractSyntaxTree ast) {
        return CelNavigableAst.fromAst(ast)
                .getRoot()
                .allNodes()
                .filter(node -> loop(node) && loopsAround(node) >= MOST_LOOPS)
                .map(node -> place(ast, node.expr().id()))
                .map(place -> Fault.at(
                        pointer, "cel-syntax", Map.of("line", place.getLine(), "column", place.getColumn() + 1)))
                .limit(1)
                .toList();
    }

    /** What costs more than a condition may, with the loop that does. */
    private static List<Fault> tooDear(String pointer, CelAbstractSyntaxTree ast) {
        var cost = Cost.of(ast);
        if (cost.all() <= MOST_COST) return List.of();
        var place = place(ast, cost.dearest().id());
        return List.of(Fault.at(
                pointer,
                "cel-too-dear",
                Map.of(
                        "line",
                        place.getLine(),
                        "column",
                        place.getColumn() + 1,
                        "cost",
                        cost.all(),
                        "most",
                        MOST_COST)));
    }

    private static CelSourceLocation place(CelAbstractSyntaxTree ast, long id) {
        return ast.getSource()
                .getOffsetLocation(ast.getSource().getPositionsMap().getOrDefault(id, 0))
                .orElse(CelSourceLocation.of(1, 0));
    }

    private static int loopsAround(CelNavigableExpr node) {
        var loops = 0;
        for (var child = node;
                child.parent().isPresent();
                child = child.parent().get()) {
            var parent = child.parent().get();
            // what a loop goes over is worked out once, before it
            if (loop(parent) && parent.expr().comprehension().iterRange().id() != child.id()) loops++;
        }
        return loops;
    }

    private static boolean loop(CelNavigableExpr node) {
        return node.getKind() == CelExpr.ExprKind.Kind.COMPREHENSION;
    }

    /** Whether what stands at a place is called, as a function is. */
    private static boolean isCalled(String expression, int line, int column) {
        var lines = expression.lines().toList();
        if (line > lines.size() || column > lines.get(line - 1).length()) return false;
        return CALLED.matcher(lines.get(line - 1).substring(column - 1)).lookingAt();
    }

    private Fault fault(String pointer, String expression, CelIssue issue) {
        var line = Math.max(1, issue.getSourceLocation().getLine());
        var column = Math.max(0, issue.getSourceLocation().getColumn()) + 1;
        for (var kind : KINDS.entrySet()) {
            var matcher = kind.getValue().matcher(issue.getMessage());
            if (matcher.matches())
                return Fault.at(
                        pointer,
                        kind.getKey().equals("cel-unknown-name") && isCalled(expression, line, column)
                                ? "cel-unknown-function"
                                : kind.getKey(),
                        Map.of(
                                "line",
                                line,
                                "column",
                                column,
                                "what",
                                matcher.group(1).replaceAll("^_|_$", "").replace("_", " "),
                                "types",
                                matcher.groupCount() > 1 ? matcher.group(2) : "",
                                "known",
                                known));
        }
        return Fault.at(pointer, "cel-syntax", Map.of("line", line, "column", column));
    }

    private static CelTypeProvider provider(StructType... all) {
        return new CelTypeProvider() {
            @Override
            public ImmutableCollection<CelType> types() {
                return ImmutableList.copyOf(all);
            }

            @Override
            public Optional<CelType> findType(String name) {
                return types().stream().filter(type -> type.name().equals(name)).findFirst();
            }
        };
    }
}
