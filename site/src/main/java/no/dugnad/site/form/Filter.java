package no.dugnad.site.form;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import no.dugnad.platform.http.QueryParameters;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What a statistic is asked, as a plain form sends it: a field that was left empty is there, and empty. What cannot be answered, the API says itself. */
public record Filter(
        @RestQuery @Pattern(regexp = "[a-z0-9-]{0,200}", message = "slug") @Nullable
        String grouping,

        @RestQuery @Pattern(regexp = SLUGS, message = "slugs") @Nullable
        String instrument,

        @RestQuery @Min(1000) @Max(9999) @Nullable Integer from,

        @RestQuery @Min(1000) @Max(9999) @Nullable Integer to,

        @RestQuery @Nullable LocalDate boundaries,
        @RestQuery List<@Size(max = WORD) String> split,
        @RestQuery List<@Size(max = WORD) String> status,
        @RestQuery List<@Size(max = WORD) String> role,
        @RestQuery @Size(max = WORD) @Nullable String demo,
        @RestQuery @Size(max = WORD) @Nullable String assign,

        @RestQuery @Pattern(regexp = SLUGS, message = "slugs") @Nullable
        String partnership,

        @RestQuery @Min(1) @Max(10) @Nullable Integer window,

        @RestQuery @Pattern(regexp = SLUGS, message = "slugs") @Nullable
        String solution,

        @RestQuery @Size(max = WORD) @Nullable String reached,
        @RestQuery @Size(max = WORD) @Nullable String kind,
        @RestQuery @Nullable String lang)
        implements QueryParameters {
    static final String USUAL_STATUS = "awarded,completed";

    private static final String SLUGS = "([a-z0-9-]{1,200}(,[a-z0-9-]{1,200}){0,99})?";
    private static final int WORD = 200;

    /** In another grouping, where none was chosen. */
    public Filter orGrouping(String other) {
        return new Filter(
                grouping == null || grouping.isEmpty() ? other : grouping,
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

    public StatisticCall call(Statistic statistic) {
        return StatisticCall.of(statistic)
                .with("grouping", grouping)
                .with("from", from)
                .with("to", to)
                .with("boundaries", boundaries)
                .with("split", list(split))
                .with("demo", demo)
                .with("assign", assign)
                .with("instrument", instrument)
                .with("status", list(status))
                .with("role", list(role))
                .with("partnership", partnership)
                .with("window", window)
                .with("solution", solution)
                .with("reached", reached)
                .with("kind", kind);
    }

    /** Checked boxes come one by one, the API's lists with commas between. */
    static String list(List<String> words) {
        return String.join(",", words);
    }
}
