package no.dugnad.instruments.known;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A party's membership of a partnership in a period, and whose word it is; what was told before there were states is the host's. Its partnership may not have been told of yet: there is no order between topics. */
public record MembershipState(
        String partnershipId,
        Party party,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String state) {

    /** @param kind municipality, county, ... @param number of a municipality or county */
    public record Party(String kind, @Nullable String number) {}

    /** Whether the party is a member on the day, as far as that counts: it has confirmed it, or had its term to answer. */
    public boolean is(LocalDate at) {
        return !"proposed".equals(state)
                && !"contested".equals(state)
                && (from == null || !from.isAfter(at))
                && (to == null || to.isAfter(at));
    }
}
