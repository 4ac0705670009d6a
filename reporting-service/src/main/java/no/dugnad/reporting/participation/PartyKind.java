package no.dugnad.reporting.participation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Municipality (kommune) or county authority (fylkeskommune). */
@Schema(description = "Municipality (kommune) or county authority (fylkeskommune).")
public enum PartyKind {
    MUNICIPALITY,
    COUNTY;

    /** By the length of its number: a municipality's has four digits, a county's two. */
    public boolean has(String number) {
        return number.length() == (this == MUNICIPALITY ? 4 : 2);
    }
}
