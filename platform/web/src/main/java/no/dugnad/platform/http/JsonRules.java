package no.dugnad.platform.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateDeserializer;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import no.dugnad.platform.text.BrokenRule;

/**
 * How JSON is read and written everywhere: enums as kebab-case words, unknown fields and doubled keys refused, a string is not a number, and
 * limits on depth and length so that a hostile body costs little.
 */
@Singleton
public class JsonRules implements ObjectMapperCustomizer {
    /** After Quarkus has registered its modules, whose readers of times would else come before ours. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(50)
                        .maxStringLength(1_000_000)
                        .maxNumberLength(100)
                        .maxNameLength(200)
                        .maxTokenCount(2_000_000)
                        .build());
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        mapper.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        for (var numeric : new LogicalType[] {LogicalType.Integer, LogicalType.Float, LogicalType.Boolean})
            mapper.coercionConfigFor(numeric)
                    .setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
        mapper.setAnnotationIntrospector(new Kebab());
        mapper.registerModule(new SimpleModule("times as text")
                .addDeserializer(Instant.class, asText(Instant.class, "[0-9]{4}-.*", InstantDeserializer.INSTANT))
                .addDeserializer(
                        LocalDate.class,
                        asText(LocalDate.class, "[0-9]{4}-[0-9]{2}-[0-9]{2}", LocalDateDeserializer.INSTANCE)));
        mapper.registerModule(new SimpleModule("text that can be kept").addDeserializer(String.class, new KeptText()));
        // a number that goes through a tree, as in a merge patch, comes out as it was written: 100 and not 1E+2
        mapper.configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false);
    }

    /** Jackson would also read a number as a time, a list of numbers as a date, and years that no database holds. */
    private static <T> JsonDeserializer<T> asText(Class<T> type, String form, JsonDeserializer<T> reader) {
        return new JsonDeserializer<>() {
            @Override
            public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                if (!parser.hasToken(JsonToken.VALUE_STRING))
                    context.reportWrongTokenException(this, JsonToken.VALUE_STRING, "A time is text");
                if (!parser.getText().matches(form))
                    throw context.weirdStringException(parser.getText(), type, "not RFC 3339");
                return reader.deserialize(parser, context);
            }
        };
    }

    /** No text in the database can hold NUL, and none that is sent can hold half a character (a lone surrogate). */
    private static final class KeptText extends StringDeserializer {
        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var text = super.deserialize(parser, context);
            if (text != null
                    && (text.indexOf('\0') >= 0
                            || !StandardCharsets.UTF_8.newEncoder().canEncode(text)))
                throw ValueInstantiationException.from(
                        parser,
                        "NUL or half a character",
                        context.constructType(String.class),
                        new BrokenRule("control-character", Map.of()));
            return text;
        }
    }

    /** Enum constants as kebab-case words where {@code @JsonProperty} says nothing else. */
    private static final class Kebab extends JacksonAnnotationIntrospector {
        @Override
        public String[] findEnumValues(
                com.fasterxml.jackson.databind.cfg.MapperConfig<?> config,
                AnnotatedClass type,
                Enum<?>[] constants,
                String[] names) {
            for (var i = 0; i < constants.length; i++) names[i] = Words.word(constants[i]);
            return names;
        }
    }
}
