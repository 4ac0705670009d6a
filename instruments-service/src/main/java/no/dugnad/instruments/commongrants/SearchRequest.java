package no.dugnad.instruments.commongrants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;

/** The body of a search. Fields that the protocol does not have are overlooked, as its own servers do. */
record SearchRequest(UnaryOperator<List<Opportunity>> search, Filters filters, Sorting sorting, JsonNode pagination) {

    static SearchRequest read(JsonNode body) {
        var root = body == null || body.isNull() ? JsonNodeFactory.instance.objectNode() : body;
        if (!root.isObject()) throw Problem.invalid(Fault.at("", "wrong-type"));
        return new SearchRequest(
                search(root.path("search")),
                Filters.read(object(root, "filters")),
                Sorting.read(object(root, "sorting")),
                object(root, "pagination"));
    }

    int page(int usual) {
        return number("page", usual);
    }

    int pageSize(int usual) {
        return number("pageSize", usual);
    }

    private int number(String field, int usual) {
        var value = pagination.path(field);
        if (value.isMissingNode() || value.isNull()) return usual;
        if (!value.canConvertToInt() || !value.isIntegralNumber() || value.intValue() < 1)
            throw Problem.invalid(Fault.at("/pagination/" + field, "min", Map.of("value", 1)));
        return value.intValue();
    }

    private static UnaryOperator<List<Opportunity>> search(JsonNode search) {
        if (search.isMissingNode() || search.isNull() || search.asText().isBlank()) return all -> all;
        if (!search.isTextual()) throw Problem.invalid(Fault.at("/search", "wrong-type"));
        var words = search.asText().strip().toLowerCase(Locale.ROOT).split("\\s+");
        return all -> all.stream()
                .filter(opportunity -> {
                    var text = (opportunity.title() + "\n" + opportunity.description() + "\n"
                                    + Objects.requireNonNull(opportunity.competitions()).stream()
                                            .map(Opportunity.Competition::title)
                                            .toList())
                            .toLowerCase(Locale.ROOT);
                    return Stream.of(words).allMatch(text::contains);
                })
                .toList();
    }

    private static JsonNode object(JsonNode root, String field) {
        var node = root.path(field);
        if (node.isNull()) return MissingNode.getInstance();
        if (!node.isMissingNode() && !node.isObject()) throw Problem.invalid(Fault.at("/" + field, "wrong-type"));
        return node;
    }
}
