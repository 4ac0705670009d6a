package no.dugnad.partnerships.partnership;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What sort of arena it is. */
@Schema(description = "Meeting place (møteplass), webinar or experience seminar (erfaringsseminar).")
public enum ArenaKind {
    MEETING_PLACE,
    WEBINAR,
    EXPERIENCE_SEMINAR
}
