package no.dugnad.partnerships.partnership;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whose word a membership is. */
@Schema(
        description =
                "`proposed` (foreslått): the host says so, and the member has not answered; it counts nowhere. `confirmed` (bekreftet): the member has said so too. `stated-by-host` (oppgitt av verten): from before members were asked, or from a published source, and not answered within its term; it counts, and the host writes nothing for it. `contested` (bestridt): the member says that it is not so; it counts nowhere.")
public enum MembershipState {
    PROPOSED,
    CONFIRMED,
    STATED_BY_HOST,
    CONTESTED;

    /** Of several that become one, the one that most has been said for. */
    int rank() {
        return switch (this) {
            case CONFIRMED -> 0;
            case STATED_BY_HOST -> 1;
            case PROPOSED -> 2;
            case CONTESTED -> 3;
        };
    }
}
