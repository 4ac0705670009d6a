package no.dugnad.reporting.headstart;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.dugnad.platform.text.Text;
import no.dugnad.reporting.headstart.HeadStartView.AskedCall;

/** Calls (utlysninger), and what an application to them must hold, as the catalogue's events tell. */
@ApplicationScoped
class AskedCalls {
    /** @param estimatedHours null when the call does not say */
    record Asked(String id, Text text, BigDecimal estimatedHours, List<String> concepts) {}

    private final Rows rows;

    AskedCalls(Rows rows) {
        this.rows = rows;
    }

    Optional<AskedCall> named(String id) {
        return rows.of("""
                select cast(title as text) as title, instrument, to_char(closes_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as closes_at,
                       withdrawn, demo
                from read_model.call where id = :id
                """, Map.of("id", id)).stream()
                .map(row -> new AskedCall(
                        id,
                        row.get("title") == null ? Text.nb(id) : rows.text(row.get("title", String.class)),
                        row.get("instrument", String.class),
                        row.get("closes_at") == null ? null : Instant.parse(row.get("closes_at", String.class)),
                        row.get("withdrawn", Boolean.class),
                        row.get("demo", Boolean.class)))
                .findFirst();
    }

    /** In the call's own order. */
    List<Asked> requirements(String call) {
        return rows.of("""
                select id, cast(text as text) as text, estimated_hours, array_to_string(concepts, ' ') as concepts
                from read_model.call_requirement where call = :id order by place
                """, Map.of("id", call)).stream()
                .map(row -> new Asked(
                        row.get("id", String.class),
                        rows.text(row.get("text", String.class)),
                        row.get("estimated_hours", BigDecimal.class),
                        words(row.get("concepts", String.class))))
                .toList();
    }

    /** Ids have no spaces. */
    private static List<String> words(String spaced) {
        return spaced.isEmpty() ? List.of() : List.of(spaced.split(" "));
    }
}
