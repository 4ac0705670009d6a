package no.dugnad.reporting.statistics;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import java.time.LocalDate;
import no.dugnad.platform.http.QueryParameters;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Over whom and when: the query parameters that every statistic has. */
public record Over(
        @RestQuery
        @Pattern(regexp = "[a-z0-9-]{1,200}", message = "slug")
        @Parameter(
                description =
                        "Grouping (gruppering) of the municipalities, such as `small-district`. Without one, all municipalities are one group (`participation` compares groups and needs one; `burden` is by `population-band`).")
        @Nullable
        String grouping,

        @RestQuery @Min(1000) @Max(9999) @Parameter(description = "First year.") @Nullable
        Integer from,

        @RestQuery @Min(1000) @Max(9999) @Parameter(description = "Last year.") @Nullable
        Integer to,

        @RestQuery
        @Parameter(description = "Date whose municipalities and groups are counted over. Default today.")
        @Nullable
        LocalDate boundaries,

        @RestQuery
        @Parameter(
                description =
                        "Further divided by `instrument`, `year`, `county`, `orientation`, `ambition` or `role`; several separated by commas. Not every statistic can be divided by all.")
        @Nullable
        String split,

        @RestQuery
        @DefaultValue("include")
        @Parameter(description = "Whether what is invented for demonstration is counted.")
        DemoChoice demo,

        @RestQuery
        @DefaultValue("largest")
        @Parameter(
                description =
                        "A municipality that has been divided since: to the successor with the largest weight, or to all.")
        Assign assign)
        implements QueryParameters {}
