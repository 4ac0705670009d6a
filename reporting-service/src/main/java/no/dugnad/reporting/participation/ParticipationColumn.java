package no.dugnad.reporting.participation;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import no.dugnad.platform.http.Words;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a participation by whoever reports it: the columns of a file, in whatever order it has them, and the fields of a single report. Named
 * in a file with underscores.
 */
public enum ParticipationColumn {
    INSTRUMENT("instrumentId", ParticipationRequest::instrumentId),
    PROJECT("project", ParticipationRequest::project),
    MUNICIPALITY("party.number", request -> request.party().number()),
    ROLE("role", request -> Words.word(request.role())),
    YEAR("year", ParticipationRequest::year),
    STATUS("status", request -> Words.word(request.status())),
    APPLIED_NOK("appliedNok", ParticipationRequest::appliedNok),
    AWARDED_NOK("awardedNok", ParticipationRequest::awardedNok),
    PARTNERSHIP("partnershipId", ParticipationRequest::partnershipId),
    CALL("callId", ParticipationRequest::callId),
    SOURCE("source", ParticipationRequest::source);

    public static final List<String> NAMES =
            Arrays.stream(values()).map(ParticipationColumn::label).toList();

    private static final Set<ParticipationColumn> NUMBERS = Set.of(YEAR, APPLIED_NOK, AWARDED_NOK);

    private final String field;
    private final Function<ParticipationRequest, @Nullable Object> value;

    ParticipationColumn(String field, Function<ParticipationRequest, @Nullable Object> value) {
        this.field = field;
        this.value = value;
    }

    public String label() {
        return Words.word(this).replace('-', '_');
    }

    /** The field of a participation in JSON, with a dot before the inner one. */
    public String field() {
        return field;
    }

    /** The JSON Pointer to it in a single report. */
    public String pointer() {
        return "/" + field.replace('.', '/');
    }

    public boolean number() {
        return NUMBERS.contains(this);
    }

    public boolean required() {
        return compareTo(PARTNERSHIP) < 0;
    }

    /** What a single report says, as a file would; null where it says nothing. */
    @Nullable
    String in(ParticipationRequest request) {
        var told = value.apply(request);
        return told == null ? null : told.toString();
    }
}
