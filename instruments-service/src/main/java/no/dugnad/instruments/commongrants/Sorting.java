package no.dugnad.instruments.commongrants;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import no.dugnad.instruments.commongrants.Opportunity.Money;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import org.jspecify.annotations.Nullable;

/** OppSorting of the protocol. What lacks the value comes last in both orders. */
record Sorting(
        String by,
        @Nullable String customBy,
        boolean descending,
        @Nullable List<String> errors) {
    private static final String USUAL = "lastModifiedAt";
    private static final Map<String, Function<Opportunity, @Nullable Comparable<?>>> KEYS = Map.of(
            USUAL,
            Opportunity::lastModifiedAt,
            "createdAt",
            Opportunity::createdAt,
            "title",
            Opportunity::title,
            "status.value",
            opportunity -> opportunity.status().value(),
            "keyDates.closeDate",
            Sorting::closes,
            "funding.maxAwardAmount",
            opportunity -> sum(opportunity, Opportunity.Funding::maxAwardAmount),
            "funding.minAwardAmount",
            opportunity -> sum(opportunity, Opportunity.Funding::minAwardAmount),
            "funding.totalAmountAvailable",
            opportunity -> sum(opportunity, Opportunity.Funding::totalAmountAvailable));

    static Sorting read(JsonNode given) {
        var by = given.path("sortBy").asText(USUAL);
        var order = given.path("sortOrder").asText("desc");
        if (!order.equals("asc") && !order.equals("desc"))
            throw Problem.invalid(Fault.at("/sorting/sortOrder", "not-one-of", Map.of("values", "asc, desc")));
        var custom = given.path("customSortBy").isTextual()
                ? given.path("customSortBy").asText()
                : null;
        if (KEYS.containsKey(by)) return new Sorting(by, custom, order.equals("desc"), null);
        if (!by.equals("custom") && !by.equals("funding.estimatedAwardCount"))
            throw Problem.invalid(Fault.at(
                    "/sorting/sortBy",
                    "not-one-of",
                    Map.of(
                            "values",
                            String.join(", ", KEYS.keySet().stream().sorted().toList()))));
        return new Sorting(
                USUAL,
                null,
                order.equals("desc"),
                List.of((custom == null ? by : "custom " + custom) + " is not supported; sorted by " + USUAL));
    }

    List<Opportunity> apply(List<Opportunity> all) {
        @SuppressWarnings("unchecked")
        var key = (Function<Opportunity, Comparable<Object>>) (Function<?, ?>) KEYS.get(by);
        Comparator<Comparable<Object>> natural = Comparable::compareTo;
        var order = Comparator.nullsLast(descending ? natural.reversed() : natural);
        return all.stream()
                .sorted(Comparator.comparing(key, order).thenComparing(Opportunity::id))
                .toList();
    }

    Answers.Sorted info() {
        return new Answers.Sorted(by, customBy, descending ? "desc" : "asc", errors);
    }

    private static @Nullable String closes(Opportunity opportunity) {
        return opportunity.keyDates() == null || opportunity.keyDates().closeDate() == null
                ? null
                : opportunity.keyDates().closeDate().date()
                        + opportunity.keyDates().closeDate().time();
    }

    private static @Nullable BigDecimal sum(
            Opportunity opportunity, Function<Opportunity.Funding, @Nullable Money> which) {
        var sum = opportunity.funding() == null ? null : which.apply(opportunity.funding());
        return sum == null ? null : new BigDecimal(sum.amount());
    }
}
