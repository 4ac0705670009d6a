package no.dugnad.partnerships.project;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        description =
                "Where the radical lies: in the method (metode), the solution (løsning) or the effect (virkning).")
public enum RadicalIn {
    METHOD,
    SOLUTION,
    EFFECT
}
