package no.dugnad.reporting.report;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far it has come. */
@Schema(description = "Draft (utkast), which only the party sees, or submitted (innsendt).")
public enum ReportStatus {
    DRAFT,
    SUBMITTED
}
