package no.dugnad.partnerships.project;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        description =
                "How far it has come: idea (idé), planning (planlegging), experimenting (utprøving), implementing (innføring), completed (fullført) or stopped (stanset).")
public enum Stage {
    IDEA,
    PLANNING,
    EXPERIMENTING,
    IMPLEMENTING,
    COMPLETED,
    STOPPED
}
