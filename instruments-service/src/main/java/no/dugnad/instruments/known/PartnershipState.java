package no.dugnad.instruments.known;

import java.time.LocalDate;
import no.dugnad.platform.text.Text;
import org.jspecify.annotations.Nullable;

/** A partnership (samarbeid). Who is in it, and when, is told of one by one: {@link MembershipState}. */
public record PartnershipState(
        String id,
        Text name,
        String kind,
        @Nullable Host host,
        @Nullable LocalDate foundedOn,
        @Nullable LocalDate endsOn) {

    public record Host(String organisationNumber) {}

    public boolean exists(LocalDate at) {
        return (foundedOn == null || !foundedOn.isAfter(at)) && (endsOn == null || endsOn.isAfter(at));
    }
}
