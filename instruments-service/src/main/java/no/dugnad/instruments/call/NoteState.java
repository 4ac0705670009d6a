package no.dugnad.instruments.call;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a call is to a municipality. */
@Schema(
        description =
                "The municipality is interested (aktuell), has applied (søkt), or it is not for it (ikke for oss).")
public enum NoteState {
    INTERESTED,
    APPLIED,
    NOT_FOR_US
}
