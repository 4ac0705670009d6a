package no.dugnad.reporting.statistics;

import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import no.dugnad.platform.http.QueryParameters;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Which participations: the query parameters of the statistics that count those. */
public record Which(
        @RestQuery
        @Pattern(regexp = Asked.SLUGS, message = "slugs")
        @Parameter(description = "Only under this instrument (virkemiddel), or these, separated by commas.")
        @Nullable
        String instrument,

        @RestQuery
        @DefaultValue(Which.USUAL_STATUS)
        @Parameter(description = "With one of these statuses, separated by commas.")
        String status,

        @RestQuery @Parameter(description = "In one of these roles, separated by commas.") @Nullable
        String role)
        implements QueryParameters {
    static final String USUAL_STATUS = "awarded,completed";
}
