package no.dugnad.platform.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;

/**
 * What a condition costs to evaluate once at the most, in operations. A loop costs its body as many times as what it goes over is long; a list that is not
 * written out counts as one of {@value #OF_A_LIST}, as few partnerships have more members. Both sides of {@code &&} and {@code ||} are counted.
 */
final class Cost {
    /** Elements of a list or map that is not written out. */
    static final int OF_A_LIST = 20;

    /** A regular expression against a text, as against comparing two. */
    private static final int OF_A_REGEX = 20;

    /** The dearest of its loops, or all of it when it has none. */
    record Place(long id, long cost) {}

    private final List<Place> loops = new ArrayList<>();
    private final long all;
    private final long root;

    private Cost(CelExpr expr) {
        all = of(expr);
        root = expr.id();
    }

    static Cost of(CelAbstractSyntaxTree ast) {
        return new Cost(ast.getExpr());
    }

    long all() {
        return all;
    }

    Place dearest() {
        return loops.stream().max((a, b) -> Long.compare(a.cost(), b.cost())).orElseGet(() -> new Place(root, all));
    }

    private long of(CelExpr expr) {
        return switch (expr.getKind()) {
            case SELECT -> 1 + of(expr.select().operand());
            case CALL ->
                (expr.call().function().equals("matches") ? OF_A_REGEX : 1)
                        + expr.call().target().map(this::of).orElse(0L)
                        + of(expr.call().args());
            case LIST -> 1 + of(expr.list().elements());
            case MAP ->
                1
                        + expr.map().entries().stream()
                                .mapToLong(entry -> of(entry.key()) + of(entry.value()))
                                .sum();
            case STRUCT ->
                1
                        + expr.struct().entries().stream()
                                .mapToLong(entry -> of(entry.value()))
                                .sum();
            case COMPREHENSION -> loop(expr);
            default -> 1;
        };
    }

    private long of(List<CelExpr> all) {
        return all.stream().mapToLong(this::of).sum();
    }

    private long loop(CelExpr expr) {
        var loop = expr.comprehension();
        var cost = of(loop.iterRange())
                + rounds(loop.iterRange()) * (of(loop.loopCondition()) + of(loop.loopStep()))
                + of(loop.accuInit())
                + of(loop.result());
        loops.add(new Place(expr.id(), cost));
        return cost;
    }

    /** What {@code map} and {@code filter} give is no longer than what they go over. */
    private static long rounds(CelExpr range) {
        return switch (range.getKind()) {
            case LIST -> range.list().elements().size();
            case MAP -> range.map().entries().size();
            case COMPREHENSION -> rounds(range.comprehension().iterRange());
            default -> OF_A_LIST;
        };
    }
}
