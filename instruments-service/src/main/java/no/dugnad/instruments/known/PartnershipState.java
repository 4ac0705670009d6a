package no.dugnad.instruments.known;

import java.time.LocalDate;
import java.util.List;
import no.dugnad.platform.text.Text;

/** A partnership (samarbeid) with its members in their periods. */
public record PartnershipState(
        String id, Text name, String kind, Host host, LocalDate foundedOn, LocalDate endsOn, List<Member> members) {

    public record Host(String organisationNumber) {}

    /** @param kind municipality, county, ... @param number of a municipality or county */
    public record Party(String kind, String number) {}

    public record Member(Party party, LocalDate from, LocalDate to) {
        public boolean is(LocalDate at) {
            return (from == null || !from.isAfter(at)) && (to == null || to.isAfter(at));
        }
    }

    public boolean exists(LocalDate at) {
        return (foundedOn == null || !foundedOn.isAfter(at)) && (endsOn == null || endsOn.isAfter(at));
    }
}
