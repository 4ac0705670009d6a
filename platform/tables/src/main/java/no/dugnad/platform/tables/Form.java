package no.dugnad.platform.tables;

import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.dugnad.platform.http.Language;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.http.QueryParameters;
import no.dugnad.platform.http.Words;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** In which form an answer is asked for: the query parameters of whatever is answered in tables. */
public record Form(
        @RestQuery
        @Parameter(
                description =
                        "`json`, `json-stat2`, `csv`, `xlsx`, `svg` or `html` (the tables alone, for people). It wins over `Accept`.")
        @Nullable
        OutputFormat outputFormat,

        @RestQuery
        @DefaultValue("international")
        @Parameter(
                description =
                        "How a CSV is written: `international` with comma and decimal point, `norwegian` with semicolon, decimal comma and a byte-order mark for Excel.")
        CsvKind csv,

        @RestQuery
        @Pattern(regexp = "[a-z-]{1,40}", message = "slug")
        @Parameter(
                description =
                        "Which table of the answer a CSV or a JSON-stat dataset has, by the name of the member in the JSON. Default `rows`.")
        @Nullable
        String table,

        @RestQuery
        @Parameter(
                description =
                        "Language of headings and labels: `nb`, `nn` or `en`. Default by `Accept-Language`, else `en`.")
        @Nullable
        ReadingLanguage lang)
        implements QueryParameters {

    static final String FORMAT = "outputFormat";

    private static final Set<String> NAMES = Set.of(FORMAT, "csv", "table", "lang");

    /** A language of the headings. */
    public enum ReadingLanguage {
        NB,
        NN,
        EN
    }

    /** As it was asked for; a resource that takes a form has refused what cannot be read. */
    static Form of(UriInfo asked) {
        var parameters = asked.getQueryParameters();
        return new Form(
                word(OutputFormat.class, parameters.getFirst(FORMAT)).orElse(null),
                word(CsvKind.class, parameters.getFirst("csv")).orElse(CsvKind.INTERNATIONAL),
                parameters.getFirst("table"),
                word(ReadingLanguage.class, parameters.getFirst("lang")).orElse(null));
    }

    private static <E extends Enum<E>> Optional<E> word(Class<E> words, @Nullable String word) {
        return Optional.ofNullable(word).filter(given -> !given.isEmpty()).map(given -> Words.parse(words, given));
    }

    /** The address that was asked, whatever the form; the rest as it was written. */
    static String without(UriInfo asked) {
        var address = asked.getRequestUri();
        var rest = address.getRawQuery() == null
                ? ""
                : Arrays.stream(address.getRawQuery().split("&"))
                        .filter(parameter -> !NAMES.contains(parameter.split("=", 2)[0]))
                        .collect(Collectors.joining("&"));
        return address.getRawPath() + (rest.isEmpty() ? "" : "?" + rest);
    }

    /** What is to be rendered, of an answer laid out so. */
    Rendering rendering(ContainerRequestContext asked, Layout layout) {
        var format = outputFormat == null ? accepted(asked) : outputFormat;
        if (table != null) {
            if (format != OutputFormat.CSV && format != OutputFormat.JSON_STAT2)
                throw Problem.invalid(Fault.in("table", "table-not-in-format", Map.of()));
            if (layout.table(table).isEmpty())
                throw Problem.invalid(Fault.in(
                        "table",
                        "unknown-table",
                        Map.of(
                                "value",
                                table,
                                "known",
                                String.join(
                                        ", ",
                                        layout.tables().stream()
                                                .map(Layout.Table::name)
                                                .toList()))));
        }
        return new Rendering(
                format,
                csv,
                table,
                lang == null ? Language.of(asked.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)) : Words.word(lang));
    }

    /** The media types that are accepted come best first. */
    private static OutputFormat accepted(ContainerRequestContext asked) {
        return asked.getAcceptableMediaTypes().stream()
                .map(type -> type.isWildcardType() ? MediaType.APPLICATION_JSON_TYPE : type)
                .flatMap(type -> OutputFormat.of(type).stream())
                .findFirst()
                .orElse(OutputFormat.JSON);
    }
}
