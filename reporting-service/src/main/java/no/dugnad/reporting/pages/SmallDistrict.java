package no.dugnad.reporting.pages;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import no.dugnad.reporting.known.KnownNames;

/** The grouping by which the pages of one thing show who is reached and who is not, on the last day that its data cover: after the turn of a year that may be an earlier one than today. */
@ApplicationScoped
class SmallDistrict {
    static final String ID = "small-district";

    private final KnownNames names;
    private final Clock clock;

    SmallDistrict(KnownNames names, Clock clock) {
        this.names = names;
        this.clock = clock;
    }

    /** None when the grouping is not known here. */
    Optional<LocalDate> day() {
        return names.lastDay(ID, LocalDate.now(clock));
    }

    /** For a call that takes a day. */
    String at() {
        return earlier().map(day -> "grouping=" + ID + "&at=" + day).orElse("grouping=" + ID);
    }

    /** For a call that takes a last year. */
    String to() {
        return earlier().map(day -> "grouping=" + ID + "&to=" + day.getYear()).orElse("grouping=" + ID);
    }

    private Optional<LocalDate> earlier() {
        return day().filter(day -> day.isBefore(LocalDate.now(clock)));
    }
}
