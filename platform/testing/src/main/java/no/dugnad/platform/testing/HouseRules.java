package no.dugnad.platform.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.util.Set;
import no.dugnad.platform.journal.Event;

/**
 * The house rules of CONTRIBUTING.md, as tests. Each service runs them over its own classes:
 *
 * <pre>{@code @AnalyzeClasses(packages = "no.dugnad.instruments", importOptions = DoNotIncludeTests.class)
 * class HouseRulesTest { @ArchTest static final ArchTests rules = ArchTests.in(HouseRules.class); }}</pre>
 */
public final class HouseRules {
    private static final String PAGE = "CONTRIBUTING.md, house rules: ";

    private static final String NULL_MARKED = "org.jspecify.annotations.NullMarked";

    private static final String QUARKUS = "io.quarkus.narayana.jta.QuarkusTransaction";

    /** What of the platform opens transactions of its own. */
    private static final Set<String> PLUMBING = Set.of(
            "no.dugnad.platform.feed.FeedPositions",
            "no.dugnad.platform.feed.Feeds",
            "no.dugnad.platform.feed.Rebuild",
            "no.dugnad.platform.image.Image",
            "no.dugnad.platform.journal.JournalRelay",
            "no.dugnad.platform.write.Idempotency");

    // by name: the pages, which keep the same rules, have neither on their class path
    private static final String ENTITY = "jakarta.persistence.Entity";
    private static final String EVENT = "no.dugnad.platform.journal.Event";

    private HouseRules() {}

    @ArchTest
    static final ArchRule entitiesStayInTheirPackage = classes()
            .that()
            .areAnnotatedWith(ENTITY)
            .should()
            .bePackagePrivate()
            .because(PAGE + "an entity never leaves its feature; others see its View")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule entityFieldsArePrivate = fields().that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(ENTITY)
            .and()
            .areNotStatic()
            .should()
            .bePrivate()
            .because(PAGE + "an entity changes by its verbs alone")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule featuresHaveNoCycles = slices().matching("no.dugnad.(**)")
            .should()
            .beFreeOfCycles()
            .because(PAGE + "features depend on each other in one direction");

    @ArchTest
    static final ArchRule kafkaIsThePlatforms = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..")
            .because(PAGE + "services speak of events, only the platform of Kafka");

    @ArchTest
    static final ArchRule viewsAreRecords = classes()
            .that()
            .haveSimpleNameEndingWith("View")
            .should(beARecord())
            .because(PAGE + "a View is a record without logic")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule eventsAreSealed = classes()
            .that()
            .areInterfaces()
            .and()
            .areAssignableTo(EVENT)
            .should(beSealed())
            .because(PAGE + "an aggregate's events are a closed list of facts")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule eventsAreRecords = classes()
            .that()
            .areNotInterfaces()
            .and()
            .areAssignableTo(EVENT)
            .should(beARecord())
            .because(PAGE + "a fact does not change")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule eventsAreInTheContracts = classes()
            .that()
            .areNotInterfaces()
            .and()
            .areAssignableTo(EVENT)
            .should(condition("have its type in contracts/asyncapi.yaml", HouseRules::isInTheContracts))
            .because(PAGE + "others are told which types there are")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule aggregatesAreInTheContracts = classes()
            .that()
            .areInterfaces()
            .and()
            .areAssignableTo(EVENT)
            .should(condition("have a channel and its operation in contracts/asyncapi.yaml", HouseRules::hasAChannel))
            .andShould(condition("have a schema in contracts/schemas", HouseRules::hasASchema))
            .andShould(condition("have an example of a fact in contracts/examples", HouseRules::hasAnExample))
            .andShould(condition("have a topic and its .dead in deploy/topics.csv", HouseRules::hasItsTopics))
            .because(PAGE + "others are told what is told, and where")
            .allowEmptyShould(true);

    @ArchTest
    public static final ArchRule transactionsBeginAtTheEdge = noClasses()
            .that(not(edge()))
            .should(beginTransactions())
            .because(PAGE + "only …Resource, …Feed and …Job open transactions");

    @ArchTest
    static final ArchRule timeIsTheClocks = noClasses()
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "it is now() of java.time without a clock",
                    call -> call.getTargetOwner().getPackageName().equals("java.time")
                            && call.getName().equals("now")
                            && call.getTarget().getRawParameterTypes().isEmpty()))
            .because(PAGE + "what time it is, and where, says the Clock that is injected: Norway's, or a test's");

    @ArchTest
    static final ArchRule namesSayWhatThingsDo = noClasses()
            .that(not(resideInAPackage("..platform..")))
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Dto")
            .orShould()
            .haveSimpleNameEndingWith("Service")
            .because(PAGE + "a class is named for what it does, in the field's own words");

    @ArchTest
    static final ArchRule dependenciesComeByConstructor =
            noFields().should().beAnnotatedWith(Inject.class).because(PAGE + "constructor injection");

    @ArchTest
    static final ArchRule resourcesSayWhatTheyProduce = classes()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .beAnnotatedWith(Produces.class)
            .because(PAGE + "without @Produces a resource answers JSON under any media type that is asked for");

    @ArchTest
    public static final ArchRule whatMayBeNullSaysSo = classes()
            .should(condition(
                    "be in a package that is @NullMarked", c -> c.getPackage().isAnnotatedWith(NULL_MARKED)))
            .because(PAGE
                    + "package-info.java says @NullMarked, what may be null @Nullable, and ./mvnw -Pstrict holds it")
            .allowEmptyShould(true);

    private static boolean isInTheContracts(JavaClass fact) {
        return Examples.read("contracts/asyncapi.yaml")
                .contains(type(fact.getEnclosingClass().orElseThrow(), fact));
    }

    private static boolean hasAChannel(JavaClass events) {
        var contract = Examples.read("contracts/asyncapi.yaml");
        return contract.contains("    address: dugnad." + aggregate(events) + "\n")
                && contract.contains("\"#/channels/" + aggregate(events) + "\"");
    }

    private static boolean hasASchema(JavaClass events) {
        return Examples.isThere("contracts/schemas/" + aggregate(events) + ".json");
    }

    private static boolean hasAnExample(JavaClass events) {
        return events.getAllSubclasses().stream()
                .map(fact -> type(events, fact).replaceAll("^no\\.dugnad\\.|\\.v1$", ""))
                .anyMatch(fact -> Examples.isThere("contracts/examples/" + fact + ".json"));
    }

    private static boolean hasItsTopics(JavaClass events) {
        try {
            var topics = Files.readString(Backing.inRepository("deploy/topics.csv"));
            var topic = "\ndugnad." + aggregate(events);
            return topics.contains(topic + ",") && topics.contains(topic + ".dead,");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String type(JavaClass events, JavaClass fact) {
        return Event.typeOf(aggregate(events), fact.getSimpleName());
    }

    private static String aggregate(JavaClass events) {
        return Event.aggregateOf(events.getSimpleName());
    }

    private static ArchCondition<JavaClass> beARecord() {
        return condition("be a record", JavaClass::isRecord);
    }

    private static ArchCondition<JavaClass> beSealed() {
        return condition("be sealed", c -> c.reflect().isSealed());
    }

    /** Those that open transactions, with what is written inside them. */
    private static DescribedPredicate<JavaClass> edge() {
        return describe("edge", c -> {
            var outermost = c;
            while (outermost.getEnclosingClass().isPresent())
                outermost = outermost.getEnclosingClass().get();
            var name = outermost.getSimpleName();
            return name.endsWith("Resource")
                    || name.endsWith("Feed")
                    || name.endsWith("Job")
                    || PLUMBING.contains(outermost.getName());
        });
    }

    private static ArchCondition<JavaClass> beginTransactions() {
        return condition(
                "begin transactions",
                c -> c.isAnnotatedWith(Transactional.class)
                        || c.getMethods().stream()
                                .anyMatch(m -> m.isAnnotatedWith(Transactional.class)
                                        && m.getAnnotationOfType(Transactional.class)
                                                        .value()
                                                != Transactional.TxType.MANDATORY)
                        || c.getAccessesFromSelf().stream().anyMatch(HouseRules::begins));
    }

    /** By a call, or by a reference to a method that does: of JDBC, of JTA, of JPA and of Quarkus. */
    private static boolean begins(JavaAccess<?> access) {
        var of = access.getTargetOwner();
        return switch (access.getName()) {
            case "setAutoCommit" -> of.isAssignableTo(Connection.class);
            case "begin" ->
                of.isAssignableTo("jakarta.transaction.UserTransaction")
                        || of.isAssignableTo("jakarta.transaction.TransactionManager")
                        || of.isAssignableTo("jakarta.persistence.EntityTransaction")
                        || of.getName().equals(QUARKUS);
            case "requiringNew", "joiningExisting", "suspendingExisting", "disallowingExisting", "runner" ->
                of.getName().equals(QUARKUS);
            default -> false;
        };
    }

    private static ArchCondition<JavaClass> condition(
            String description, java.util.function.Predicate<JavaClass> holds) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                var satisfied = holds.test(item);
                events.add(new SimpleConditionEvent(
                        item, satisfied, item.getName() + (satisfied ? " does " : " does not ") + description));
            }
        };
    }
}
