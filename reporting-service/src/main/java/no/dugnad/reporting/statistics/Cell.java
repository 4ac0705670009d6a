package no.dugnad.reporting.statistics;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Participations of one municipality at the boundaries that are alike in all keys asked for.
 *
 * @param keys all but the county, which is the municipality's; a value may be null (an instrument that nobody has graded)
 * @param projects how many; a fraction where a divided municipality's go to all its successors
 */
record Cell(
        String number,
        Map<Split, @Nullable Object> keys,
        double projects,
        double appliedNok,
        double awardedNok,
        boolean demo) {}
