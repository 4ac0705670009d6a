package no.dugnad.platform.testing;

import jakarta.validation.Constraint;
import jakarta.validation.ReportAsSingleViolation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import no.dugnad.platform.testing.CodeFlow.Call;
import no.dugnad.platform.testing.CodeFlow.Method;
import no.dugnad.platform.testing.CodeFlow.Origin;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;

/**
 * The codes that problems can tell somebody, read from the byte code: whatever can reach the key of {@code Messages.text} where the platform writes a
 * problem, through parameters, fields, results and conditional expressions, and the codes of the constraints that classes carry. A key that is put together, such as {@code kind + "-ends"},
 * is followed into its parts; where a part is not known, it is a pattern.
 */
final class ToldCodes {
    private static final String MESSAGES = "no/dugnad/platform/text/Messages";
    private static final String PROBLEMS = "no/dugnad/platform/http/";

    private final CodeFlow flow;
    private final Set<Told> seen = new HashSet<>();
    private final ArrayDeque<Told> open = new ArrayDeque<>();
    private final Map<String, TreeSet<String>> where = new TreeMap<>();

    /** A value that is told, and the method in which it stands. */
    private record Told(Method method, Origin origin) {}

    private ToldCodes(CodeFlow flow) {
        this.flow = flow;
    }

    /** Regular expressions of the keys, each with the classes that tell it. */
    static Map<String, TreeSet<String>> in(List<ClassNode> classes) {
        var codes = new ToldCodes(new CodeFlow(classes));
        codes.flow
                .calls(MESSAGES, "text")
                .filter(call -> call.in().owner().startsWith(PROBLEMS))
                .forEach(call -> codes.tell(call.in(), call.arguments().get(1)));
        while (!codes.open.isEmpty()) codes.follow(codes.open.remove());
        for (var type : classes) codes.constraints(type);
        return codes.where;
    }

    private void tell(Method method, Set<Origin> origins) {
        for (var origin : origins) {
            var told = new Told(method, origin);
            if (seen.add(told)) open.add(told);
        }
    }

    private void follow(Told told) {
        switch (told.origin()) {
            case Origin.Text(var text) -> found(exactly(text), told.method().owner());
            case Origin.Joined joined ->
                texts(told.method(), joined, new HashSet<>())
                        .forEach(p -> found(p, told.method().owner()));
            case Origin other -> sources(told.method(), other, this::tell);
        }
    }

    /** Where a value comes from, one step back; what comes from outside the classes comes from nowhere. */
    private void sources(Method method, Origin origin, java.util.function.BiConsumer<Method, Set<Origin>> source) {
        switch (origin) {
            case Origin.Parameter(var index) -> {
                for (Call call : flow.callsOf(method))
                    if (index < call.arguments().size())
                        source.accept(call.in(), call.arguments().get(index));
            }
            case Origin.Field(var owner, var name) ->
                flow.written(owner, name).forEach((in, values) -> source.accept(in, values));
            case Origin.Result(var owner, var name, var descriptor) ->
                flow.returned(owner, name, descriptor).forEach((in, values) -> source.accept(in, values));
            case Origin.Text text -> {}
            case Origin.Joined joined -> {}
        }
    }

    /** The texts, as regular expressions, that a text put together may be. */
    private List<String> texts(Method method, Origin origin, Set<Told> within) {
        if (!within.add(new Told(method, origin))) return List.of();
        return switch (origin) {
            case Origin.Text(var text) -> List.of(exactly(text));
            case Origin.Joined(var parts) -> {
                var all = List.of("");
                for (var part : parts) {
                    var ends = new TreeSet<String>();
                    for (var one : part) ends.addAll(texts(method, one, new HashSet<>(within)));
                    if (ends.isEmpty()) ends.add(".+");
                    var longer = new ArrayList<String>();
                    for (var start : all) for (var end : ends) longer.add(start + end);
                    all = longer;
                }
                yield all;
            }
            case Origin other -> {
                var all = new TreeSet<String>();
                sources(method, other, (in, values) -> {
                    for (var value : values) all.addAll(texts(in, value, within));
                    if (values.isEmpty()) all.add(".+");
                });
                yield List.copyOf(all);
            }
        };
    }

    private static String exactly(String text) {
        return text.replaceAll("[^A-Za-z0-9-]", "\\\\$0");
    }

    private void found(String code, String owner) {
        where.computeIfAbsent(code, c -> new TreeSet<>()).add(owner.replace('/', '.'));
    }

    private void constraints(ClassNode type) {
        Consumer<AnnotationNode> each = annotation -> constraint(type, annotation);
        if (annotations(type.visibleAnnotations).anyMatch(a -> a.desc.equals(Type.getDescriptor(Constraint.class))))
            for (var method : type.methods)
                if (method.name.equals("message")) found(exactly((String) method.annotationDefault), type.name);
        if (annotations(type.visibleAnnotations)
                .noneMatch(a -> a.desc.equals(Type.getDescriptor(ReportAsSingleViolation.class))))
            annotations(type.visibleAnnotations).forEach(each);
        for (var field : type.fields) {
            annotations(field.visibleAnnotations).forEach(each);
            annotations(field.visibleTypeAnnotations).forEach(each);
        }
        for (var method : type.methods) {
            annotations(method.visibleAnnotations).forEach(each);
            annotations(method.visibleTypeAnnotations).forEach(each);
            if (method.visibleParameterAnnotations != null)
                for (var parameter : method.visibleParameterAnnotations)
                    annotations(parameter).forEach(each);
        }
    }

    private static Stream<AnnotationNode> annotations(List<? extends AnnotationNode> annotations) {
        return annotations == null ? Stream.of() : annotations.stream().map(a -> a);
    }

    private void constraint(ClassNode type, AnnotationNode annotation) {
        try {
            var constraint = Class.forName(
                    Type.getType(annotation.desc).getClassName(),
                    false,
                    getClass().getClassLoader());
            if (!constraint.isAnnotationPresent(Constraint.class)) return;
            var given = new HashMap<Object, Object>();
            for (var i = 0; annotation.values != null && i < annotation.values.size(); i += 2)
                given.put(annotation.values.get(i), annotation.values.get(i + 1));
            var message = (String) given.getOrDefault(
                    "message", constraint.getMethod("message").getDefaultValue());
            found(exactly(message.startsWith("{") ? ruleOf(constraint, given) : message), type.name);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + annotation.desc + " of " + type.name, e);
        }
    }

    /** The code that a constraint without a message of its own is told by, as ProblemResponses makes it. */
    private static String ruleOf(Class<?> constraint, Map<Object, Object> given) {
        var code = constraint
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
        return code.equals("size") && !given.containsKey("max") ? "size-min" : code;
    }
}
