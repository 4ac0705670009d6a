package no.dugnad.instruments.criteria;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
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
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.parser.CelStandardMacro;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import no.dugnad.platform.http.Problem.Fault;

/**
 * The language of criteria: CEL, type-checked against the variables that a call can be matched by. Fields of {@code municipality} are those of
 * {@code GET /v1/municipalities/{number}}, with its own statements ({@code profile}) and {@code indicators} beside them.
 */
@ApplicationScoped
public class CriteriaLanguage {
    private static final int MOST_LOOPS = 2;
    private static final CelType TEXT = SimpleType.STRING;
    private static final CelType WHOLE = SimpleType.INT;

    private static final StructType MUNICIPALITY = struct(
            "Municipality",
            Map.ofEntries(
                    Map.entry("number", TEXT),
                    Map.entry("name", TEXT),
                    Map.entry("names", MapType.create(TEXT, TEXT)),
                    Map.entry("klassLabel", TEXT),
                    Map.entry("countyNumber", TEXT),
                    Map.entry("countyName", TEXT),
                    Map.entry("organisationNumber", TEXT),
                    Map.entry("validFrom", TEXT),
                    Map.entry("validTo", TEXT),
                    Map.entry("population", WHOLE),
                    Map.entry("populationYear", WHOLE),
                    Map.entry("centralityClass", WHOLE),
                    Map.entry("centralityIndex", WHOLE),
                    Map.entry("profile", MapType.create(TEXT, SimpleType.DYN)),
                    Map.entry("indicators", MapType.create(TEXT, SimpleType.DOUBLE))));
    private static final StructType PARTNERSHIP = struct("Partnership", Map.of("id", TEXT, "kind", TEXT, "host", TEXT));
    private static final StructType CONSORTIUM = struct(
            "Consortium",
            Map.of(
                    "size",
                    WHOLE,
                    "population",
                    WHOLE,
                    "members",
                    ListType.create(StructTypeReference.create("Municipality"))));
    private static final StructType CALL = struct("Call", Map.of("id", TEXT, "instrumentId", TEXT));

    /** The compiler's messages, told apart; our own texts are written for each. */
    private static final Map<String, Pattern> KINDS = Map.of(
            "cel-unknown-name", Pattern.compile("undeclared reference to '([^']*)'.*", Pattern.DOTALL),
            "cel-unknown-field", Pattern.compile("undefined field '([^']*)'.*", Pattern.DOTALL),
            "cel-wrong-types",
                    Pattern.compile("found no matching overload for '([^']*)' applied to '([^']*)'.*", Pattern.DOTALL),
            "cel-not-a-condition", Pattern.compile("expected type 'bool' but found '([^']*)'.*", Pattern.DOTALL));

    private final Cel cel = CelFactory.plannerCelBuilder()
            .setTypeProvider(types(MUNICIPALITY, PARTNERSHIP, CONSORTIUM, CALL))
            .addVar("municipality", MUNICIPALITY)
            .addVar("partnerships", ListType.create(StructTypeReference.create("Partnership")))
            .addVar("consortium", CONSORTIUM)
            .addVar("call", CALL)
            .setResultType(SimpleType.BOOL)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .setOptions(CelOptions.DEFAULT.toBuilder()
                    .enableHeterogeneousNumericComparisons(true)
                    .enableUnknownTracking(true)
                    .maxExpressionCodePointSize(2000)
                    .maxParseRecursionDepth(32)
                    .maxParseExpressionNodeCount(500)
                    .comprehensionMaxIterations(1000)
                    .maxRegexProgramSize(200)
                    .build())
            .build();

    /**
     * What is wrong with an expression, each with line (from 1) and column (from 1); none when it is a condition that can be evaluated.
     *
     * @param pointer where the expression stands in the body
     */
    public List<Fault> faults(String pointer, String expression) {
        var result = cel.compile(expression);
        if (!result.hasError()) return tooDeep(pointer, result);
        return result.getAllIssues().stream()
                .limit(10)
                .map(issue -> fault(pointer, issue))
                .toList();
    }

    /** Loops in loops multiply: more than two within each other would cost more for each municipality than any condition needs. */
    private static List<Fault> tooDeep(String pointer, CelValidationResult result) {
        try {
            var ast = result.getAst();
            return CelNavigableAst.fromAst(ast)
                    .getRoot()
                    .allNodes()
                    .filter(node -> loop(node) && loopsAround(node) >= MOST_LOOPS)
                    .map(node -> ast.getSource()
                            .getOffsetLocation(ast.getSource()
                                    .getPositionsMap()
                                    .getOrDefault(node.expr().id(), 0))
                            .orElse(CelSourceLocation.of(1, 0)))
                    .map(place -> Fault.at(
                            pointer, "cel-syntax", Map.of("line", place.getLine(), "column", place.getColumn() + 1)))
                    .limit(1)
                    .toList();
        } catch (CelValidationException e) {
            throw new IllegalStateException(e);
        }
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

    private static Fault fault(String pointer, CelIssue issue) {
        var line = Math.max(1, issue.getSourceLocation().getLine());
        var column = Math.max(0, issue.getSourceLocation().getColumn()) + 1;
        for (var kind : KINDS.entrySet()) {
            var matcher = kind.getValue().matcher(issue.getMessage());
            if (matcher.matches())
                return Fault.at(
                        pointer,
                        kind.getKey(),
                        Map.of(
                                "line",
                                line,
                                "column",
                                column,
                                "what",
                                matcher.group(1).replaceAll("^_|_$", "").replace("_", " "),
                                "types",
                                matcher.groupCount() > 1 ? matcher.group(2) : ""));
        }
        return Fault.at(pointer, "cel-syntax", Map.of("line", line, "column", column));
    }

    private static StructType struct(String name, Map<String, CelType> fields) {
        return StructType.create(
                name, ImmutableSet.copyOf(fields.keySet()), field -> Optional.ofNullable(fields.get(field)));
    }

    private static CelTypeProvider types(StructType... all) {
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
