package no.dugnad.municipalities.klass;

import jakarta.validation.constraints.Size;
import no.dugnad.platform.http.QueryParameters;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** What KLASS takes for codes, besides what it takes for every list. */
public record CodesQuery(
        @RestQuery
        @Size(max = 20)
        @Parameter(description = "Only codes of this level. The classifications here have level 1 alone.")
        String selectLevel,

        @RestQuery
        @Size(max = 5000)
        @Parameter(
                description =
                        "Only these codes, with commas between: `3004`, all that begin with 11 by `11*`, and ranges such as `3004-3400`.")
        String selectCodes,

        @RestQuery
        @Size(max = 200)
        @Parameter(
                description =
                        "What presentationName is: text with {code}, {name} and {shortname} in it, each also as {uppercase(name)}, {lowercase(name)} and {capitalize(name)}.")
        String presentationNamePattern)
        implements QueryParameters {
    boolean selects(String level) {
        return selectLevel == null || selectLevel.isEmpty() || selectLevel.equals(level);
    }
}
