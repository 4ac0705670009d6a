package no.dugnad.instruments.known;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A party's membership of a partnership in a period. Its partnership may not have been told of yet: there is no order between topics. */
public record MembershipState(
        String partnershipId,
        Party party,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    /** @param kind municipality, county, ... @param number of a municipality or county */
    public record Party(String kind, @Nullable String number) {}

    public boolean is(LocalDate at) {
        return (from == null || !from.isAfter(at)) && (to == null || to.isAfter(at));
    }
}
