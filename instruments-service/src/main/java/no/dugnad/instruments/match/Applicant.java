package no.dugnad.instruments.match;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.dugnad.platform.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Who applies, as it is at a date.
 *
 * @param facts the fields that a criterion may name, with CEL's types; what is not known is left out
 * @param dates from when the facts are, by variable ({@code municipality.population}); not all have one
 * @param alone the consortium that it is by itself
 * @param partnerships those it is in
 */
public record Applicant(
        ApplicantKind kind,
        @Nullable String number,
        @Nullable String name,
        Map<String, Object> facts,
        @Nullable Map<String, LocalDate> dates,
        Consortium alone,
        List<Membership> partnerships,
        List<Map<String, Object>> partnershipValues) {

    /** @param consortium its municipal members at the date */
    public record Membership(
            String id, Text name, String kind, @Nullable String host, Consortium consortium) {
        Map<String, Object> values() {
            return host == null ? Map.of("id", id, "kind", kind) : Map.of("id", id, "kind", kind, "host", host);
        }
    }
}
