package no.dugnad.platform.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.Interpreter;
import org.objectweb.asm.tree.analysis.Value;

/** Where the values in byte code come from: what each call is given, each field is written with and each method returns. */
final class CodeFlow {
    private static final int LAMBDA = 1;

    /** A method of the classes, by internal names. */
    record Method(String owner, String name, String descriptor) {}

    /** Where a value comes from, as the method says in which it stands. */
    sealed interface Origin {
        /** A text that is written in the code, or a whole number. */
        record Text(String text) implements Origin {}

        /** The method's own argument; 0 is {@code this} where there is one. */
        record Parameter(int index) implements Origin {}

        record Field(String owner, String name) implements Origin {}

        record Result(String owner, String name, String descriptor) implements Origin {}

        /** Texts one after another; a part without an origin may be anything. */
        record Joined(List<Set<Origin>> parts) implements Origin {}
    }

    /** A call, by the class that it is written against, with where each argument comes from; {@code this} is the first where there is one. */
    record Call(Method in, Method of, List<Set<Origin>> arguments) {}

    private final Map<String, ClassNode> classes = new HashMap<>();
    private final Map<String, List<Call>> calls = new HashMap<>();
    private final Map<Origin.Field, Map<Method, Set<Origin>>> fields = new HashMap<>();
    private final Map<Method, Set<Origin>> results = new HashMap<>();

    CodeFlow(List<ClassNode> all) {
        for (var type : all) classes.put(type.name, type);
        for (var type : all) for (var method : type.methods) read(type, method);
    }

    Stream<Call> calls(String owner, String name) {
        return calls.getOrDefault(name, List.of()).stream()
                .filter(call -> call.of().owner().equals(owner));
    }

    /** The calls that may run the method: also those written against a type above it. */
    List<Call> callsOf(Method method) {
        return calls.getOrDefault(method.name(), List.of()).stream()
                .filter(call -> call.of().descriptor().equals(method.descriptor())
                        && (isA(method.owner(), call.of().owner())
                                || isA(call.of().owner(), method.owner())))
                .toList();
    }

    Map<Method, Set<Origin>> written(String owner, String name) {
        return fields.getOrDefault(new Origin.Field(owner, name), Map.of());
    }

    /** What the method may return, or those that override it. */
    Map<Method, Set<Origin>> returned(String owner, String name, String descriptor) {
        var found = new HashMap<Method, Set<Origin>>();
        results.forEach((method, values) -> {
            if (method.name().equals(name)
                    && method.descriptor().equals(descriptor)
                    && (isA(method.owner(), owner) || isA(owner, method.owner()))) found.put(method, values);
        });
        return found;
    }

    private boolean isA(String type, String above) {
        if (type.equals(above)) return true;
        var known = classes.get(type);
        return known != null
                && (known.superName != null && isA(known.superName, above)
                        || known.interfaces.stream().anyMatch(i -> isA(i, above)));
    }

    private void read(ClassNode type, MethodNode code) {
        var method = new Method(type.name, code.name, code.desc);
        try {
            var frames = new Analyzer<>(new Origins(code)).analyze(type.name, code);
            for (var i = 0; i < frames.length; i++)
                if (frames[i] != null) read(method, code.instructions.get(i), frames[i]);
        } catch (AnalyzerException e) {
            throw new IllegalStateException("cannot read " + method, e);
        }
    }

    private void read(Method method, AbstractInsnNode step, Frame<From> frame) {
        switch (step) {
            case MethodInsnNode call -> {
                var given = Type.getArgumentCount(call.desc) + (call.getOpcode() == Opcodes.INVOKESTATIC ? 0 : 1);
                called(new Call(method, new Method(call.owner, call.name, call.desc), top(frame, given)));
            }
            case InvokeDynamicInsnNode call
            when call.bsmArgs.length > LAMBDA && call.bsmArgs[LAMBDA] instanceof Handle body ->
                // what a lambda takes along are its first arguments; the others come from whoever calls it
                called(new Call(
                        method,
                        new Method(body.getOwner(), body.getName(), body.getDesc()),
                        top(frame, Type.getArgumentCount(call.desc))));
            case FieldInsnNode write
            when write.getOpcode() == Opcodes.PUTFIELD || write.getOpcode() == Opcodes.PUTSTATIC ->
                fields.computeIfAbsent(new Origin.Field(write.owner, write.name), f -> new HashMap<>())
                        .merge(method, top(frame, 1).getFirst(), CodeFlow::both);
            default -> {
                if (step.getOpcode() == Opcodes.ARETURN)
                    results.merge(method, top(frame, 1).getFirst(), CodeFlow::both);
            }
        }
    }

    private void called(Call call) {
        calls.computeIfAbsent(call.of().name(), name -> new ArrayList<>()).add(call);
    }

    private static List<Set<Origin>> top(Frame<From> frame, int count) {
        var values = new ArrayList<Set<Origin>>();
        for (var i = frame.getStackSize() - count; i < frame.getStackSize(); i++)
            values.add(frame.getStack(i).origins());
        return values;
    }

    private static Set<Origin> both(Set<Origin> one, Set<Origin> other) {
        if (one.containsAll(other)) return one;
        var all = new HashSet<>(one);
        all.addAll(other);
        return Set.copyOf(all);
    }

    private record From(int size, Set<Origin> origins) implements Value {
        @Override
        public int getSize() {
            return size;
        }
    }

    /** Follows a value through a method; what it does not follow (arithmetic, arrays, results from outside) has no origin. */
    private static final class Origins extends Interpreter<From> {
        private static final char ARGUMENT = '\1';
        private static final char CONSTANT = '\2';

        private final Map<Integer, Integer> arguments = new HashMap<>();

        Origins(MethodNode method) {
            super(Opcodes.ASM9);
            var slot = 0;
            if ((method.access & Opcodes.ACC_STATIC) == 0) arguments.put(slot++, 0);
            for (var type : Type.getArgumentTypes(method.desc)) {
                arguments.put(slot, arguments.size());
                slot += type.getSize();
            }
        }

        private static From value(Type type, Origin origin) {
            return new From(type.getSize(), Set.of(origin));
        }

        private static From number(int number) {
            return value(Type.INT_TYPE, new Origin.Text(String.valueOf(number)));
        }

        @Override
        public @Nullable From newValue(Type type) {
            return type == Type.VOID_TYPE ? null : new From(type == null ? 1 : type.getSize(), Set.of());
        }

        @Override
        public From newParameterValue(boolean ofAnObject, int slot, Type type) {
            return value(type, new Origin.Parameter(Objects.requireNonNull(arguments.get(slot))));
        }

        @Override
        public From newOperation(AbstractInsnNode step) {
            return switch (step) {
                case LdcInsnNode constant
                when constant.cst instanceof String text -> value(Type.getType(String.class), new Origin.Text(text));
                case LdcInsnNode constant when constant.cst instanceof Integer number -> number(number);
                case IntInsnNode constant when constant.getOpcode() != Opcodes.NEWARRAY -> number(constant.operand);
                case LdcInsnNode constant ->
                    new From(constant.cst instanceof Long || constant.cst instanceof Double ? 2 : 1, Set.of());
                case FieldInsnNode field -> value(Type.getType(field.desc), new Origin.Field(field.owner, field.name));
                default ->
                    new From(
                            switch (step.getOpcode()) {
                                case Opcodes.LCONST_0, Opcodes.LCONST_1, Opcodes.DCONST_0, Opcodes.DCONST_1 -> 2;
                                default -> 1;
                            },
                            Set.of());
            };
        }

        @Override
        public From copyOperation(AbstractInsnNode step, From value) {
            return value;
        }

        @Override
        public From unaryOperation(AbstractInsnNode step, From value) {
            return switch (step.getOpcode()) {
                case Opcodes.GETFIELD -> {
                    var field = (FieldInsnNode) step;
                    yield value(Type.getType(field.desc), new Origin.Field(field.owner, field.name));
                }
                case Opcodes.CHECKCAST -> value;
                case Opcodes.LNEG,
                        Opcodes.DNEG,
                        Opcodes.I2L,
                        Opcodes.I2D,
                        Opcodes.F2L,
                        Opcodes.F2D,
                        Opcodes.L2D,
                        Opcodes.D2L -> new From(2, Set.of());
                default -> new From(1, Set.of());
            };
        }

        @Override
        public From binaryOperation(AbstractInsnNode step, From left, From right) {
            return new From(
                    switch (step.getOpcode()) {
                        case Opcodes.LALOAD,
                                Opcodes.DALOAD,
                                Opcodes.LADD,
                                Opcodes.DADD,
                                Opcodes.LSUB,
                                Opcodes.DSUB,
                                Opcodes.LMUL,
                                Opcodes.DMUL,
                                Opcodes.LDIV,
                                Opcodes.DDIV,
                                Opcodes.LREM,
                                Opcodes.DREM,
                                Opcodes.LSHL,
                                Opcodes.LSHR,
                                Opcodes.LUSHR,
                                Opcodes.LAND,
                                Opcodes.LOR,
                                Opcodes.LXOR -> 2;
                        default -> 1;
                    },
                    Set.of());
        }

        @Override
        public @Nullable From ternaryOperation(AbstractInsnNode step, From array, From index, From value) {
            return null;
        }

        @Override
        public @Nullable From naryOperation(AbstractInsnNode step, List<? extends From> values) {
            return switch (step) {
                case MethodInsnNode call ->
                    value(Type.getReturnType(call.desc), new Origin.Result(call.owner, call.name, call.desc));
                case InvokeDynamicInsnNode call
                when call.bsm.getName().equals("makeConcatWithConstants") ->
                    value(Type.getReturnType(call.desc), joined(call, values));
                case InvokeDynamicInsnNode call -> newValue(Type.getReturnType(call.desc));
                default -> new From(1, Set.of());
            };
        }

        private static Origin joined(InvokeDynamicInsnNode call, List<? extends From> values) {
            var parts = new ArrayList<Set<Origin>>();
            var written = new StringBuilder();
            var argument = 0;
            var constant = 1;
            for (var letter : ((String) call.bsmArgs[0]).toCharArray())
                switch (letter) {
                    case ARGUMENT -> {
                        parts.add(Set.of(new Origin.Text(written.toString())));
                        written.setLength(0);
                        // a text that grows in a loop would grow here without end
                        var grown = values.get(argument).origins().stream().anyMatch(Origin.Joined.class::isInstance);
                        parts.add(grown ? Set.of() : values.get(argument).origins());
                        argument++;
                    }
                    case CONSTANT -> written.append(call.bsmArgs[constant++]);
                    default -> written.append(letter);
                }
            parts.add(Set.of(new Origin.Text(written.toString())));
            return new Origin.Joined(List.copyOf(parts));
        }

        @Override
        public void returnOperation(AbstractInsnNode step, From value, From expected) {
            // what is returned is read from the frame
        }

        @Override
        public From merge(From one, From other) {
            return one.size() != other.size()
                    ? new From(1, Set.of())
                    : one.origins().containsAll(other.origins())
                            ? one
                            : new From(one.size(), both(one.origins(), other.origins()));
        }
    }
}
