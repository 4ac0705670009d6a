package no.dugnad.partnerships.party;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What sort of party takes part: municipality (kommune), county (fylkeskommune), state body, association, research institution, business or voluntary body. */
@Schema(
        description =
                "Municipality (kommune), county (fylkeskommune), state body, association, research institution, business or voluntary organisation.")
public enum PartyKind {
    MUNICIPALITY,
    COUNTY,
    STATE,
    ASSOCIATION,
    RESEARCH,
    BUSINESS,
    VOLUNTARY
}
