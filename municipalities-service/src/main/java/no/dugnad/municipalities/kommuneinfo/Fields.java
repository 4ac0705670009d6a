package no.dugnad.municipalities.kommuneinfo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;

/** What {@code filtrer} leaves of an answer: {@code kommuner.kommunenummer,fylkesnavn} is two fields, the one inside a list. */
final class Fields {
    private final Map<String, Fields> wanted = new TreeMap<>();

    private Fields() {}

    /** @throws Problem 400 when a field is not there, with those that are */
    static Fields of(String filtrer, Class<? extends Record> type) {
        var all = new Fields();
        if (filtrer == null || filtrer.isBlank()) return all;
        for (var path : filtrer.split(",")) {
            var at = all;
            Class<?> of = type;
            for (var name : path.strip().split("\\.", -1)) {
                of = step(of, name);
                // inside a field that is wanted whole there is nothing more to want
                if (at == null) continue;
                var known = at.wanted.get(name);
                if (known == null) at.wanted.put(name, known = new Fields());
                else if (known.wanted.isEmpty()) known = null;
                at = known;
            }
            if (at != null) at.wanted.clear();
        }
        return all;
    }

    JsonNode in(JsonNode answer) {
        if (wanted.isEmpty()) return answer;
        return switch (answer) {
            case ArrayNode items -> {
                var kept = JsonNodeFactory.instance.arrayNode(items.size());
                items.forEach(item -> kept.add(in(item)));
                yield kept;
            }
            case ObjectNode object -> {
                var kept = JsonNodeFactory.instance.objectNode();
                wanted.forEach((name, inside) -> kept.set(name, inside.in(object.get(name))));
                yield kept;
            }
            default -> answer;
        };
    }

    private static Class<?> step(Class<?> type, String name) {
        var components = type.isRecord() ? type.getRecordComponents() : new RecordComponent[0];
        return Arrays.stream(components)
                .filter(component -> component.getName().equals(name))
                .findFirst()
                .map(component -> inside(component.getGenericType()))
                .orElseThrow(
                        () -> Problem.invalid(Fault.in("filtrer", "not-one-of", Map.of("values", names(components)))));
    }

    private static Class<?> inside(Type type) {
        return switch (type) {
            case ParameterizedType list -> inside(list.getActualTypeArguments()[0]);
            case Class<?> one -> one;
            default -> Object.class;
        };
    }

    private static String names(RecordComponent[] components) {
        return Arrays.stream(components).map(RecordComponent::getName).collect(Collectors.joining(", "));
    }
}
