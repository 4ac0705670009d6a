package no.dugnad.reporting.headstart;

import java.util.Optional;
import no.dugnad.platform.http.Words;
import no.dugnad.reporting.concept.FilledFrom;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What Dugnad knows of municipalities. A requirement may ask for it by its word. */
@Schema(
        name = "HeadStartThing",
        description =
                "Inhabitants (innbyggere), indicators (indikatorer), participations (deltakelser), networks it is a member of (nettverk), adoptions of shared solutions (innføringer), gains (gevinster), the municipality's own profile (egne opplysninger), or an answer that it has given in a report (rapport).")
public enum KnownThing {
    POPULATION,
    INDICATORS,
    PARTICIPATIONS,
    NETWORKS,
    ADOPTIONS,
    GAINS,
    PROFILE,
    EARLIER_ANSWERS;

    /** The one that a requirement asks for by this word; earlier answers are asked for by their concepts. */
    static Optional<KnownThing> named(String concept) {
        for (var thing : values())
            if (thing != EARLIER_ANSWERS && Words.word(thing).equals(concept)) return Optional.of(thing);
        return Optional.empty();
    }

    /** Where the concept of a report is answered from, also before there is a project: sums and partners are of a project. */
    static Optional<KnownThing> of(@Nullable FilledFrom filledFrom) {
        return switch (filledFrom) {
            case null -> Optional.empty();
            case POPULATION -> Optional.of(POPULATION);
            case ADOPTIONS -> Optional.of(ADOPTIONS);
            case GAINS -> Optional.of(GAINS);
            case PARTNERS, APPLIED_NOK, AWARDED_NOK -> Optional.empty();
        };
    }
}
