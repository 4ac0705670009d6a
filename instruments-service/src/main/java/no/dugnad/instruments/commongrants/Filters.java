package no.dugnad.instruments.commongrants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import no.dugnad.instruments.commongrants.Opportunity.Money;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import org.jspecify.annotations.Nullable;

/** OppFilters of the protocol. An opportunity without the date or sum that is asked for is not within any range, and not outside one either. */
record Filters(List<Predicate<Opportunity>> conditions, ObjectNode used, List<String> errors) {
    private static final Set<String> STATUSES = Set.of("forecasted", "open", "closed", "custom");
    private static final Map<String, Function<Opportunity.Funding, Money>> SUMS = Map.of(
            "totalFundingAvailableRange", Opportunity.Funding::totalAmountAvailable,
            "minAwardAmountRange", Opportunity.Funding::minAwardAmount,
            "maxAwardAmountRange", Opportunity.Funding::maxAwardAmount);

    static Filters read(JsonNode given) {
        var filters = new Filters(new ArrayList<>(), JsonNodeFactory.instance.objectNode(), new ArrayList<>());
        given.properties().forEach(filter -> {
            if (!filter.getValue().isNull()) filters.add(filter.getKey(), filter.getValue());
        });
        return filters;
    }

    List<Opportunity> apply(List<Opportunity> all) {
        return all.stream()
                .filter(opportunity -> conditions.stream().allMatch(condition -> condition.test(opportunity)))
                .toList();
    }

    Answers.Filtered info() {
        return new Answers.Filtered(used, errors.isEmpty() ? null : errors);
    }

    private void add(String name, JsonNode filter) {
        if (name.equals("customFilters")) {
            filter.fieldNames().forEachRemaining(custom -> errors.add("customFilters." + custom + " is not supported"));
            return;
        }
        if (!name.equals("status") && !name.equals("closeDateRange") && !SUMS.containsKey(name)) {
            errors.add(name + " is not supported");
            return;
        }
        var pointer = "/filters/" + name;
        if (!filter.isObject()) throw Problem.invalid(Fault.at(pointer, "wrong-type"));
        var operator = filter.path("operator").asText();
        conditions.add(
                name.equals("status")
                        ? status(pointer, operator, filter.path("value"))
                        : name.equals("closeDateRange")
                                ? closeDate(pointer, operator, filter.path("value"))
                                : sum(pointer, operator, filter.path("value"), Objects.requireNonNull(SUMS.get(name))));
        var told = (ObjectNode) filter.deepCopy();
        // a decision record of the protocol spells it not_in, its specification notIn
        if (operator.equals("not_in")) told.put("operator", "notIn");
        used.set(name, told);
    }

    private static Predicate<Opportunity> status(String pointer, String operator, JsonNode value) {
        var in = operator.equals("in");
        if (!in && !operator.equals("notIn") && !operator.equals("not_in"))
            throw Problem.invalid(Fault.at(pointer + "/operator", "not-one-of", Map.of("values", "in, notIn")));
        if (!value.isArray()) throw Problem.invalid(Fault.at(pointer + "/value", "wrong-type"));
        var words = StreamSupport.stream(value.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        for (var word : words)
            if (!STATUSES.contains(word))
                throw Problem.invalid(Fault.at(
                        pointer + "/value", "not-one-of", Map.of("values", "forecasted, open, closed, custom")));
        return opportunity -> words.contains(opportunity.status().value()) == in;
    }

    private static Predicate<Opportunity> closeDate(String pointer, String operator, JsonNode value) {
        var between = between(pointer, operator);
        var min = date(pointer + "/value/min", value.path("min"));
        var max = date(pointer + "/value/max", value.path("max"));
        return opportunity -> {
            if (opportunity.keyDates() == null || opportunity.keyDates().closeDate() == null) return false;
            var closes = LocalDate.parse(opportunity.keyDates().closeDate().date());
            return within(closes, min, max) == between;
        };
    }

    private static Predicate<Opportunity> sum(
            String pointer, String operator, JsonNode value, Function<Opportunity.Funding, Money> which) {
        var between = between(pointer, operator);
        var min = kroner(pointer + "/value/min", value.path("min"));
        var max = kroner(pointer + "/value/max", value.path("max"));
        // sums here are in kroner; a range in another currency has none of them within it, and none outside that one
        // could compare
        var comparable = nok(value.path("min")) && nok(value.path("max"));
        return opportunity -> {
            var sum = opportunity.funding() == null ? null : which.apply(opportunity.funding());
            return comparable && sum != null && within(new BigDecimal(sum.amount()), min, max) == between;
        };
    }

    private static boolean nok(JsonNode money) {
        var currency = money.path("currency");
        return currency.isMissingNode()
                || currency.isNull()
                || currency.asText().equals("NOK");
    }

    private static <T extends Comparable<? super T>> boolean within(T value, @Nullable T min, @Nullable T max) {
        return (min == null || value.compareTo(min) >= 0) && (max == null || value.compareTo(max) <= 0);
    }

    private static boolean between(String pointer, String operator) {
        if (!operator.equals("between") && !operator.equals("outside"))
            throw Problem.invalid(Fault.at(pointer + "/operator", "not-one-of", Map.of("values", "between, outside")));
        return operator.equals("between");
    }

    private static @Nullable LocalDate date(String pointer, JsonNode date) {
        if (date.isMissingNode() || date.isNull()) return null;
        try {
            return LocalDate.parse(date.asText());
        } catch (DateTimeException e) {
            throw Problem.invalid(Fault.at(pointer, "not-a-date"));
        }
    }

    private static @Nullable BigDecimal kroner(String pointer, JsonNode money) {
        if (money.isMissingNode() || money.isNull()) return null;
        var amount = money.path("amount").asText();
        if (!amount.matches("-?[0-9]{1,15}(\\.[0-9]{1,9})?"))
            throw Problem.invalid(Fault.at(pointer + "/amount", "wrong-format"));
        return new BigDecimal(amount);
    }
}
