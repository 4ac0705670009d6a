package no.dugnad.reporting.concept;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What Dugnad knows already. */
@Schema(
        description =
                "Where Dugnad has the answer from: `population` (inhabitants, the register's newest), `partners` (others with participations in the project), `applied-nok` and `awarded-nok` (the party's sums in the project), `adoptions` (states of shared solutions), `gains` (realised gains of shared solutions).")
public enum FilledFrom {
    POPULATION,
    PARTNERS,
    APPLIED_NOK,
    AWARDED_NOK,
    ADOPTIONS,
    GAINS
}
