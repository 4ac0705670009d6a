package no.dugnad.platform.testing;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import jakarta.ws.rs.Path;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/** For services that evaluate others' conditions when somebody asks: what a request may spend on them is bounded, wherever it is that it asks. */
public final class ConditionRules {
    private static final String CONDITIONS = "no.dugnad.platform.condition.";

    private ConditionRules() {}

    @ArchTest
    static final ArchRule whatConditionsCostIsCounted = ArchRuleDefinition.classes()
            .that()
            .areAnnotatedWith(Path.class)
            .should(new ArchCondition<>("evaluate conditions within Effort.of alone") {
                @Override
                public void check(JavaClass resource, ConditionEvents events) {
                    var uncounted = uncounted(resource);
                    events.add(new SimpleConditionEvent(
                            resource,
                            uncounted.isEmpty(),
                            resource.getName() + " has conditions evaluated that nobody counts, in " + uncounted));
                }
            })
            .because("one request must not compute for minutes");

    /** What the resource calls, and they in turn, that evaluates a condition and is not inside a method that counts. */
    private static List<String> uncounted(JavaClass resource) {
        var open = new ArrayDeque<JavaMember>();
        for (var method : resource.getMethods())
            if (method.getModifiers().contains(JavaModifier.PUBLIC)) open.add(method);
        var seen = new HashSet<>(open);
        var found = new HashSet<String>();
        while (!open.isEmpty()) {
            if (!(open.remove() instanceof JavaCodeUnit unit) || accesses(unit, "Effort", "of")) continue;
            if (accesses(unit, "Condition", "holds")) found.add(unit.getFullName());
            unit.getAccessesFromSelf().stream()
                    .flatMap(ConditionRules::target)
                    .filter(seen::add)
                    .forEach(open::add);
        }
        return found.stream().sorted().toList();
    }

    private static boolean accesses(JavaCodeUnit unit, String type, String method) {
        return unit.getAccessesFromSelf().stream()
                .anyMatch(access -> access.getTargetOwner().getName().equals(CONDITIONS + type)
                        && access.getName().equals(method));
    }

    private static Stream<? extends JavaMember> target(JavaAccess<?> access) {
        return access.getTarget().resolveMember().stream();
    }
}
