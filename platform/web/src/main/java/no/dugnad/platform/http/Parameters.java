package no.dugnad.platform.http;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.text.BrokenRule;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Query parameters: an unknown one is a 400 and never ignored; an unreadable one is a 400 that names it (JAX-RS alone would say 404). */
public class Parameters {
    private final Map<Method, Set<String>> declared = new ConcurrentHashMap<>();

    @ServerRequestFilter
    public void known(ResourceInfo resource, ContainerRequestContext request) {
        if (resource.getResourceMethod() == null) return;
        var known = declared.computeIfAbsent(resource.getResourceMethod(), Parameters::of);
        var unknown = request.getUriInfo().getQueryParameters().keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .map(name -> Fault.in(name, "unknown-parameter", Map.of("known", String.join(", ", known))))
                .toList();
        if (!unknown.isEmpty()) throw Problem.invalid(unknown);
        // no text in the database can hold it
        var unreadable = request.getUriInfo().getQueryParameters().entrySet().stream()
                .filter(parameter -> parameter.getValue().stream().anyMatch(value -> value.indexOf('\0') >= 0))
                .map(parameter -> Fault.in(parameter.getKey(), "control-character", Map.of()))
                .toList();
        if (!unreadable.isEmpty()) throw Problem.invalid(unreadable);
    }

    private static Set<String> of(Method method) {
        var names = new TreeSet<String>();
        for (var parameter : method.getParameters()) add(names, parameter, parameter.getName(), parameter.getType());
        return names;
    }

    private static void add(Set<String> names, AnnotatedElement element, String name, Class<?> type) {
        if (element.getAnnotation(QueryParam.class) instanceof QueryParam q) names.add(q.value());
        if (element.getAnnotation(RestQuery.class) instanceof RestQuery q)
            names.add(q.value().isEmpty() ? name : q.value());
        if (element.isAnnotationPresent(BeanParam.class))
            for (Class<?> c = type; c != null && c != Object.class && c != Record.class; c = c.getSuperclass())
                for (var field : c.getDeclaredFields()) add(names, field, field.getName(), field.getType());
    }

    @Provider
    public static class Readers implements ParamConverterProvider {
        @Override
        public <T> @Nullable ParamConverter<T> getConverter(Class<T> raw, Type generic, Annotation[] annotations) {
            var parse = parser(raw);
            // an unreadable path parameter stays a 404
            var query = Arrays.stream(annotations).anyMatch(a -> a instanceof QueryParam || a instanceof RestQuery);
            if (parse == null || !query && raw != UUID.class) return null;
            return new ParamConverter<>() {
                @Override
                public @Nullable T fromString(String value) {
                    if (value == null || value.isEmpty()) return null;
                    try {
                        return raw.isPrimitive() ? cast(parse.apply(value)) : raw.cast(parse.apply(value));
                    } catch (BrokenRule rule) {
                        throw new UnreadableParameter(value, rule.code(), rule.arguments());
                    } catch (RuntimeException e) {
                        // an address that cannot be is one where there is nothing
                        if (!query) throw new NotFoundException();
                        throw new UnreadableParameter(value, "wrong-format", Map.of());
                    }
                }

                @SuppressWarnings("unchecked")
                private T cast(Object boxed) {
                    return (T) boxed;
                }

                @Override
                public String toString(T value) {
                    return value.toString();
                }
            };
        }

        @SuppressWarnings({"unchecked", "rawtypes"})
        private static @Nullable Function<String, ?> parser(Class<?> raw) {
            if (raw == LocalDate.class) return Parameters::date;
            if (raw == Integer.class || raw == int.class) return Integer::valueOf;
            if (raw == Long.class || raw == long.class) return Long::valueOf;
            if (raw == Boolean.class || raw == boolean.class) return Parameters::truth;
            if (raw == UUID.class) return Parameters::uuid;
            if (raw.isEnum()) return word -> Words.parse((Class) raw, word);
            return null;
        }
    }

    private static LocalDate date(String text) {
        if (!text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) throw new BrokenRule("not-a-date", Map.of());
        try {
            return LocalDate.parse(text);
        } catch (java.time.DateTimeException e) {
            throw new BrokenRule("not-a-date", Map.of());
        }
    }

    /** Java takes {@code 1-1-1-1-1} for a UUID, which would be another address of the same thing. */
    private static UUID uuid(String text) {
        var uuid = UUID.fromString(text);
        if (!uuid.toString().equalsIgnoreCase(text)) throw new IllegalArgumentException(text);
        return uuid;
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new BrokenRule("not-one-of", Map.of("values", "true, false"));
        };
    }
}
