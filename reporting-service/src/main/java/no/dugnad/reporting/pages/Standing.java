package no.dugnad.reporting.pages;

import java.util.List;
import java.util.Map;
import no.dugnad.reporting.pages.PartnershipAnswers.Representation;
import no.dugnad.reporting.pages.PartnershipAnswers.RepresentationRow;

/**
 * Who is heard in a network: members and seats by group, against those it serves.
 *
 * @param beside members and seats that are not municipalities, in words; null when there are none
 */
record Standing(String sentence, List<Row> rows, String beside) {
    /** Each with its share. */
    record Row(String name, String municipalities, String inhabitants, String members, String seats) {}

    static Standing of(Representation representation, Wording wording) {
        var totals = representation.totals();
        return new Standing(
                wording.in(representation.sentence()),
                representation.rows().stream().map(row -> row(row, wording)).toList(),
                totals.otherMembers() + totals.otherSeats() == 0
                        ? null
                        : wording.say(
                                "representation-beside",
                                Map.of("members", totals.otherMembers(), "seats", totals.otherSeats())));
    }

    private static Row row(RepresentationRow row, Wording wording) {
        return new Row(
                wording.in(row.name()),
                counted(row.municipalities(), row.shareOfMunicipalities(), wording),
                wording.share(row.shareOfInhabitants()),
                counted(row.members(), row.shareOfMembers(), wording),
                counted(row.seats(), row.shareOfSeats(), wording));
    }

    private static String counted(int count, Double share, Wording wording) {
        return share == null
                ? wording.page().number(count)
                : wording.page().number(count) + " (" + wording.share(share) + ")";
    }
}
