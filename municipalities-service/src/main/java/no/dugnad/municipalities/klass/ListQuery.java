package no.dugnad.municipalities.klass;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import java.util.Locale;
import no.dugnad.platform.http.QueryParameters;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** What KLASS takes for every list. Clients in some languages write True for true, and NB for nb, and KLASS takes it. */
public record ListQuery(
        @RestQuery
        @DefaultValue(",")
        @NotNull
        @Pattern(regexp = "[^\"\\r\\n]", message = "klass-separator")
        @Parameter(description = "Between the columns of CSV: one character.")
        String csvSeparator,

        @RestQuery
        @Size(max = 1000)
        @Parameter(description = "Columns of CSV and their order, with commas between; all when not given.")
        String csvFields,

        @RestQuery
        @DefaultValue("nb")
        @NotNull
        @Pattern(regexp = "(?i)nb|nn|en")
        @Parameter(description = "nb, nn or en: of names that are not proper names.")
        String language,

        @RestQuery
        @DefaultValue("false")
        @NotNull
        @Pattern(regexp = "(?i)true|false")
        @Parameter(
                description =
                        "true or false: whether announced changes are told of. Without them, what is valid today has no end.")
        String includeFuture)
        implements QueryParameters {
    boolean future() {
        return Boolean.parseBoolean(includeFuture);
    }

    String words() {
        return language.toLowerCase(Locale.ROOT);
    }
}
