package no.dugnad.site;

import java.util.List;
import java.util.Map;
import no.dugnad.site.PartnershipAnswers.Representation;
import no.dugnad.site.PartnershipAnswers.RepresentationRow;
import no.dugnad.site.PartnershipAnswers.RepresentationTotals;
import org.jspecify.annotations.Nullable;

/**
 * Who is heard in a network: members and seats by group, against those it serves.
 *
 * @param beside members and seats that are not municipalities, in words; null when there are none
 */
record Standing(String sentence, List<Row> rows, @Nullable String beside) {
    /** Each with its share. */
    record Row(String name, String municipalities, String inhabitants, String members, String seats) {}

    static Standing of(Representation representation, Wording wording) {
        var totals = representation.totals();
        return new Standing(
                wording.in(representation.sentence()),
                representation.rows().stream().map(row -> row(row, wording)).toList(),
                beside(totals, wording));
    }

    private static @Nullable String beside(RepresentationTotals totals, Wording wording) {
        if (totals.otherMembers() + totals.otherSeats() == 0) return null;
        var key = totals.otherMembers() == 0
                ? "representation-beside-seats"
                : totals.otherSeats() == 0 ? "representation-beside-members" : "representation-beside";
        return wording.say(key, Map.of("members", totals.otherMembers(), "seats", totals.otherSeats()));
    }

    private static Row row(RepresentationRow row, Wording wording) {
        return new Row(
                wording.in(row.name()),
                counted(row.municipalities(), row.shareOfMunicipalities(), wording),
                wording.share(row.shareOfInhabitants()),
                counted(row.members(), row.shareOfMembers(), wording),
                counted(row.seats(), row.shareOfSeats(), wording));
    }

    private static String counted(int count, @Nullable Double share, Wording wording) {
        return share == null
                ? wording.page().number(count)
                : wording.page().number(count) + " (" + wording.share(share) + ")";
    }
}
