package no.dugnad.partnerships.partnership;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a contact answers for. */
@Schema(
        description =
                "One door in and one door out (én dør inn, én dør ut), coordination, digitalisation, or research and innovation (FoUI).")
public enum ContactRole {
    ONE_DOOR,
    COORDINATION,
    DIGITALISATION,
    RESEARCH_INNOVATION
}
