package no.dugnad.reporting.pages.form;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.List;
import no.dugnad.platform.http.QueryParameters;
import no.dugnad.reporting.statistics.Assign;
import no.dugnad.reporting.statistics.DemoChoice;
import no.dugnad.reporting.statistics.Further;
import no.dugnad.reporting.statistics.Over;
import no.dugnad.reporting.statistics.Which;
import org.jboss.resteasy.reactive.RestQuery;

/** What a statistic is asked, as a plain form sends it: a field that was left empty is there, and empty. */
public record Filter(
        @RestQuery @Pattern(regexp = "[a-z0-9-]{0,200}", message = "slug")
        String grouping,

        @RestQuery @Pattern(regexp = SLUGS, message = "slugs")
        String instrument,

        @RestQuery @Min(1000) @Max(9999) Integer from,

        @RestQuery @Min(1000) @Max(9999) Integer to,

        @RestQuery LocalDate boundaries,
        @RestQuery List<String> split,
        @RestQuery List<String> status,
        @RestQuery List<String> role,
        @RestQuery DemoChoice demo,
        @RestQuery Assign assign,

        @RestQuery @Pattern(regexp = SLUGS, message = "slugs")
        String partnership,

        @RestQuery @Min(1) @Max(10) Integer window,

        @RestQuery @Pattern(regexp = SLUGS, message = "slugs")
        String solution,

        @RestQuery String reached,
        @RestQuery String kind,
        @RestQuery String lang)
        implements QueryParameters {
    private static final String SLUGS = "([a-z0-9-]{1,200}(,[a-z0-9-]{1,200}){0,99})?";

    public Over over() {
        return over(filled(grouping), boundaries, list(split));
    }

    /** All municipalities of a date as one group, undivided, whatever else is asked for. */
    public Over overAll(LocalDate date) {
        return over(null, date, null);
    }

    /** In another grouping, where none was chosen. */
    public Filter orGrouping(String other) {
        return new Filter(
                filled(grouping) == null ? other : grouping,
                instrument,
                from,
                to,
                boundaries,
                split,
                status,
                role,
                demo,
                assign,
                partnership,
                window,
                solution,
                reached,
                kind,
                lang);
    }

    public Which which() {
        var statuses = list(status);
        return new Which(filled(instrument), statuses == null ? Which.ANY.status() : statuses, list(role));
    }

    public Further further() {
        return new Further(filled(partnership), window, filled(solution), filled(reached), filled(kind));
    }

    private Over over(String grouping, LocalDate date, String split) {
        return new Over(
                grouping,
                from,
                to,
                date,
                split,
                demo == null ? DemoChoice.INCLUDE : demo,
                assign == null ? Assign.LARGEST : assign);
    }

    private static String filled(String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    /** Checked boxes come one by one, the API's lists with commas between. */
    private static String list(List<String> words) {
        return words == null ? null : filled(String.join(",", words));
    }
}
