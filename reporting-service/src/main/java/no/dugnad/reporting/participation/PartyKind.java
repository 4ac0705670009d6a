package no.dugnad.reporting.participation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Municipality (kommune) or county authority (fylkeskommune). */
@Schema(description = "Municipality (kommune) or county authority (fylkeskommune).")
public enum PartyKind {
    MUNICIPALITY,
    COUNTY
}
