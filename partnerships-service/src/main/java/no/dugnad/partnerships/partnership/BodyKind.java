package no.dugnad.partnerships.partnership;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What sort of body it is. */
@Schema(
        description =
                "Steering group (styringsgruppe), programme board (programstyre), strategic council (strategisk råd), resource group (ressursgruppe), core team (kjernegruppe) or specialist group (faggruppe).")
public enum BodyKind {
    STEERING_GROUP,
    PROGRAMME_BOARD,
    STRATEGIC_COUNCIL,
    RESOURCE_GROUP,
    CORE_TEAM,
    SPECIALIST_GROUP
}
