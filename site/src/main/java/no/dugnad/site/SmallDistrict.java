package no.dugnad.site;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import no.dugnad.site.apis.Apis;
import no.dugnad.site.apis.Source;
import no.dugnad.site.page.Page;

/** The grouping by which the pages of one thing show who is reached and who is not, on the last day that its data cover: after the turn of a year that may be an earlier one than today. */
@ApplicationScoped
class SmallDistrict {
    static final String ID = "small-district";

    private final Apis apis;
    private final Clock clock;

    SmallDistrict(Apis apis, Clock clock) {
        this.apis = apis;
        this.clock = clock;
    }

    /** None when the grouping is not known now. */
    Optional<LocalDate> day(Page page) {
        var today = LocalDate.now(clock);
        var grouping = apis.read(Source.MUNICIPALITIES, "/v1/groupings/" + ID, JsonNode.class, page);
        if (!grouping.found() || from(grouping.value()).isAfter(today)) return Optional.empty();
        var to = grouping.value().path("validTo");
        var last = to.isTextual() ? LocalDate.parse(to.asText()).minusDays(1) : today;
        return Optional.of(last.isBefore(today) ? last : today);
    }

    /** For a call that takes a day. */
    String at(Page page) {
        return earlier(page).map(day -> "grouping=" + ID + "&at=" + day).orElse("grouping=" + ID);
    }

    /** For a call that takes a last year. */
    String to(Page page) {
        return earlier(page)
                .map(day -> "grouping=" + ID + "&to=" + day.getYear())
                .orElse("grouping=" + ID);
    }

    private Optional<LocalDate> earlier(Page page) {
        return day(page).filter(day -> day.isBefore(LocalDate.now(clock)));
    }

    private static LocalDate from(JsonNode grouping) {
        return LocalDate.parse(grouping.path("validFrom").asText());
    }
}
