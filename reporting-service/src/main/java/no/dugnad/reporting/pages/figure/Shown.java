package no.dugnad.reporting.pages.figure;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import no.dugnad.platform.tables.Layout.Scale;
import no.dugnad.platform.tables.Layout.Table;
import no.dugnad.reporting.pages.Page;

/** How a number is written: a share as per cent, and of any other as many decimals as it needs to be seen. */
final class Shown {
    private static final Set<String> SHARES =
            Set.of("rate", "share", "topTenth", "shareOfUnits", "shareOfTotal", "realisedShare", "share80Plus");

    /** Bounds and differences are shares where what they bound is. */
    private static final Set<String> AS_THE_TABLE = Set.of("low", "high", "difference");

    private static final List<String> OF_SHARES = List.of("rate", "share", "riskRatio");

    private Shown() {}

    static boolean share(Table table, String column) {
        return SHARES.contains(column)
                || AS_THE_TABLE.contains(column) && OF_SHARES.stream().anyMatch(table.numbers()::contains);
    }

    static String number(Page page, BigDecimal number) {
        var decimals = number.signum() == 0 ? 0 : Math.max(0, 2 - (number.precision() - number.scale() - 1));
        return page.number(number, Math.min(decimals, 6));
    }

    static String in(Page page, BigDecimal number, Scale scale) {
        return scale == Scale.SHARE ? page.percent(number) : number(page, number);
    }
}
