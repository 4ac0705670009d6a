package no.dugnad.instruments.match;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** What is done for each call, municipality or criterion cannot ask the database: it does not know that there is one. */
class InMemoryTest {
    @Test
    void nothingThatMatchesKnowsOfADatabase() {
        noClasses()
                .that()
                .belongToAnyOf(
                        Matching.class,
                        Reach.class,
                        Explanation.class,
                        Flip.class,
                        Partners.class,
                        CallRules.class,
                        Day.class,
                        Snapshot.class)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "jakarta.persistence..", "org.hibernate..")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Snapshots.class)
                .check(new ClassFileImporter().importPackages("no.dugnad.instruments.match"));
    }
}
