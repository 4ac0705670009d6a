package no.dugnad.reporting.survey;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How near a published value is said to be; none: it is given as it stands. */
@Schema(description = "Nearly (nesten), about (om lag), just over (drøyt), over or under. Null: given as it stands.")
public enum Qualifier {
    NEARLY,
    ABOUT,
    JUST_OVER,
    OVER,
    UNDER
}
