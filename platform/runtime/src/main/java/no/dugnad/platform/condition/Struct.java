package no.dugnad.platform.condition;

import dev.cel.common.exceptions.CelAttributeNotFoundException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.common.values.StructValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A map with fields, as CEL sees it. A plain map is gone through whole, with all that is in it, each time an expression names one of its fields: with the
 * facts on a municipality that cost several times what the expression did.
 */
final class Struct extends StructValue<String, Map<?, ?>> {
    private static final CelType TYPE = StructTypeReference.create("Struct");

    private final Map<?, ?> fields;

    private Struct(Map<?, ?> fields) {
        this.fields = fields;
    }

    /** Maps, and those in a list, as structs; all else as it is. */
    static @Nullable Object of(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> new Struct(map);
            case List<?> list
            when !list.isEmpty() && list.getFirst() instanceof Map<?, ?> ->
                list.stream().map(Struct::of).toList();
            case null, default -> value;
        };
    }

    @Override
    public Object select(String field) {
        return find(field).orElseThrow(() -> CelAttributeNotFoundException.forFieldResolution(field));
    }

    /** What is in a field stays a map: keys of maps are looked up, not selected. */
    @Override
    public Optional<Object> find(String field) {
        var value = fields.get(field);
        return Optional.ofNullable(value instanceof List<?> ? of(value) : value);
    }

    @Override
    public Map<?, ?> value() {
        return fields;
    }

    @Override
    public boolean isZeroValue() {
        return fields.isEmpty();
    }

    @Override
    public CelType celType() {
        return TYPE;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Struct struct && struct.fields.equals(fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }
}
