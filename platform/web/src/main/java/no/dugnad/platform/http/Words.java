package no.dugnad.platform.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import no.dugnad.platform.text.BrokenRule;

/** The words that an enum's constants are written with on the wire: {@code ON_HOLD} is {@code on-hold}, unless {@code @JsonProperty} says otherwise. */
public final class Words {
    private Words() {}

    public static List<String> of(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(c -> word((Enum<?>) c))
                .toList();
    }

    public static String word(Enum<?> constant) {
        try {
            var stated = constant.getDeclaringClass().getField(constant.name()).getAnnotation(JsonProperty.class);
            if (stated != null && !stated.value().isEmpty()) return stated.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws BrokenRule ({@code not-one-of}) when no constant is written so */
    public static <E extends Enum<E>> E parse(Class<E> type, String word) {
        for (var constant : type.getEnumConstants()) if (word(constant).equals(word)) return constant;
        throw new BrokenRule("not-one-of", java.util.Map.of("values", String.join(", ", of(type))));
    }
}
