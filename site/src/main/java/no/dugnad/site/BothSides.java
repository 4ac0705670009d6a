package no.dugnad.site;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import no.dugnad.site.PartnershipAnswers.GainRow;
import no.dugnad.site.PartnershipAnswers.GainSide;
import org.jspecify.annotations.Nullable;

/**
 * Gains, planned and realised, seen from both sides: who bears the cost, and who receives the gain.
 *
 * @param sentence the finding; null when nobody has told of a gain
 */
record BothSides(@Nullable String sentence, List<Line> lines) {
    /** @param apart another receives the gain than bears the cost */
    record Line(
            String kind,
            String bearer,
            String receiver,
            boolean apart,
            String planned,
            String realised,
            String realisedShare) {}

    static BothSides of(List<GainRow> rows, Wording wording) {
        var lines = rows.stream().map(row -> line(row, wording)).toList();
        var apart = lines.stream().filter(Line::apart).count();
        var sentence = lines.isEmpty() ? null : wording.say("gains-found", Map.of("apart", apart, "all", lines.size()));
        return new BothSides(sentence, lines);
    }

    private static Line line(GainRow row, Wording wording) {
        return new Line(
                wording.word("value-kind", row.kind()),
                side(row.bearer(), wording),
                side(row.receiver(), wording),
                !row.bearer().equals(row.receiver()),
                amount(row.planned(), row.unit(), wording),
                amount(row.realised(), row.unit(), wording),
                wording.share(row.realisedShare()));
    }

    private static String amount(BigDecimal amount, String unit, Wording wording) {
        return wording.number(amount) + "\u00a0" + wording.word("value-unit", unit);
    }

    private static String side(GainSide side, Wording wording) {
        var level = wording.word("value", side.level());
        return side.sector() == null
                ? level
                : wording.say("side-in-sector", Map.of("level", level, "sector", wording.word("value", side.sector())));
    }
}
