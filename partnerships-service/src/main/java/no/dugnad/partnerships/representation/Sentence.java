package no.dugnad.partnerships.representation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import no.dugnad.partnerships.representation.RepresentationView.Row;
import no.dugnad.platform.text.Messages;
import no.dugnad.platform.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Says a standing in words, with its figures. Of two groups it speaks of the first; of more, of the one with least for its share of the municipalities and the
 * one with most.
 */
final class Sentence {
    /** Shares nearer to each other than this are called the same. */
    private static final double SAME = 0.0005;

    private final Standing standing;

    Sentence(Standing standing) {
        this.standing = standing;
    }

    Text text() {
        return said(language -> {
            var totals = standing.totals();
            if (totals.municipalities() == 0) return text(language, "representation-none-served", Map.of());
            if (totals.members() == 0 && totals.seats() == 0)
                return text(language, "representation-none", Map.of("served", totals.municipalities()));
            var all = subjects().stream().map(row -> of(language, row)).collect(Collectors.joining(" "));
            return totals.withoutInhabitants() == 0
                    ? all
                    : all + " "
                            + text(
                                    language,
                                    "representation-without-inhabitants",
                                    Map.of("number", totals.withoutInhabitants()));
        });
    }

    /** How the share has gone from one day to another, of those it speaks of last; null where there is no share on both. */
    static @Nullable Text development(Standing first, Standing last) {
        var rows = new Sentence(last).subjects();
        if (rows.isEmpty()) return null;
        var group = rows.getFirst().group();
        var before = first.rows().stream()
                .filter(row -> row.group().equals(group))
                .findFirst()
                .orElseThrow();
        var after = rows.getFirst();
        var bySeats = before.shareOfSeats() != null && after.shareOfSeats() != null;
        var was = bySeats ? before.shareOfSeats() : before.shareOfMembers();
        var is = bySeats ? after.shareOfSeats() : after.shareOfMembers();
        if (was == null || is == null) return null;
        return said(language -> text(
                language,
                bySeats ? "representation-seats-developed" : "representation-members-developed",
                Map.of(
                        "group", after.name().in(language),
                        "from", first.at().getYear(),
                        "to", last.at().getYear(),
                        "before", percent(language, was),
                        "after", percent(language, is))));
    }

    private List<Row> subjects() {
        var rows = standing.rows().stream()
                .filter(row -> row.municipalities() > 0 || row.members() > 0 || row.seats() > 0)
                .toList();
        if (standing.rows().size() <= 2)
            return standing.rows().stream().limit(1).toList();
        ToDoubleFunction<Row> lead = row -> represented(row) - or(row.shareOfMunicipalities());
        var least = rows.stream().min(Comparator.comparingDouble(lead));
        var most = rows.stream().max(Comparator.comparingDouble(lead));
        if (least.isEmpty()) return List.of();
        return least.get().equals(most.get()) ? List.of(least.get()) : List.of(least.get(), most.get());
    }

    private double represented(Row row) {
        return or(standing.totals().seats() > 0 ? row.shareOfSeats() : row.shareOfMembers());
    }

    private String of(String language, Row row) {
        var bySeats = standing.totals().seats() > 0;
        var values = new HashMap<String, Object>();
        values.put("group", row.name().in(language));
        values.put("part", bySeats ? row.seats() : row.members());
        values.put(
                "whole", bySeats ? standing.totals().seats() : standing.totals().members());
        values.put("share", percent(language, represented(row)));
        values.put("shareOfMunicipalities", percent(language, or(row.shareOfMunicipalities())));
        values.put("municipalities", verdict(language, represented(row) - or(row.shareOfMunicipalities())));
        var key = bySeats ? "representation-seats" : "representation-members";
        if (row.shareOfInhabitants() == null) return text(language, key + "-alone", values);
        values.put("shareOfInhabitants", percent(language, row.shareOfInhabitants()));
        values.put("inhabitants", verdict(language, represented(row) - row.shareOfInhabitants()));
        return text(language, key, values);
    }

    private static String verdict(String language, double lead) {
        return text(
                language,
                Math.abs(lead) < SAME
                        ? "representation-same"
                        : lead < 0 ? "representation-fewer" : "representation-more",
                Map.of());
    }

    private static double or(@Nullable Double share) {
        return share == null ? 0 : share;
    }

    private static String percent(String language, double share) {
        var number = BigDecimal.valueOf(share * 100)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
        return language.equals("en") ? number + " per cent" : number.replace('.', ',') + " prosent";
    }

    private static Text said(Function<String, String> in) {
        return Text.of(in.apply("nb"), in.apply("nn"), in.apply("en"));
    }

    private static String text(String language, String key, Map<String, ?> values) {
        return Messages.text(language, key, values);
    }
}
