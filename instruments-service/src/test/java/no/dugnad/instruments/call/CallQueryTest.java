package no.dugnad.instruments.call;

import static no.dugnad.instruments.Client.call;
import static no.dugnad.instruments.Client.instrument;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import no.dugnad.instruments.SetClock;
import org.junit.jupiter.api.Test;

/** A filter means the same of a call in hand as it does in a list. */
@QuarkusTest
class CallQueryTest {
    @Inject
    Calls calls;

    @Test
    void whatAListHoldsIsWhatTheFilterTakes() {
        var instrument = instrument("{}");
        for (var opensAt : List.of("2026-06-01T08:00:00Z", "2026-06-15T10:00:00Z", "2026-07-31T22:00:00Z"))
            for (var more : List.of(
                    "",
                    ",'closesAt':null,'rolling':true",
                    ",'area':{'counties':['46','15']}",
                    ",'area':{'counties':['50']}",
                    ",'withdrawnAt':'2026-06-14T10:00:00Z'"))
                call(instrument, "{'opensAt':'" + opensAt + "'" + more + "}");
        for (var closesAt : List.of("2026-06-15T10:00:00Z", "2026-06-15T10:00:01Z", "2026-12-31T23:00:00Z"))
            call(instrument, "{'closesAt':'" + closesAt + "'}");
        var queries = new ArrayList<CallQuery>();
        for (var status : new String[] {null, "", "open", "upcoming", "closed", "withdrawn", "open,closed"})
            queries.add(new CallQuery(status, null, null, null, instrument, null, null));
        for (var moment :
                List.of("2026-06-15", "2026-06-15T10:00:00Z", "2026-08-01", "2027-01-01", "2026-09-01T10:00:00Z")) {
            queries.add(new CallQuery(null, moment, null, null, instrument, null, null));
            queries.add(new CallQuery(null, null, moment, null, instrument, null, null));
            queries.add(new CallQuery(null, null, null, moment, instrument, null, null));
        }
        for (var county : List.of("46", "50", "03"))
            queries.add(new CallQuery("open", null, null, null, instrument, county, null));
        queries.add(new CallQuery(null, null, null, null, "another", null, null));
        var all = published(new CallQuery(null, null, null, null, instrument, null, null));
        assertEquals(18, all.size());

        for (var query : queries) {
            var listed = published(query).stream().map(CallView::id).toList();
            var taken = all.stream()
                    .filter(call -> calls.takes(query, call, SetClock.DEFAULT))
                    .map(CallView::id)
                    .toList();
            assertEquals(listed, taken, query.toString());
        }
        assertTrue(queries.stream().anyMatch(query -> !published(query).isEmpty()));
    }

    private List<CallView> published(CallQuery query) {
        return QuarkusTransaction.requiringNew()
                .call(() -> calls.published(query, null, 100).stream()
                        .map(Calls.Published::call)
                        .toList());
    }
}
