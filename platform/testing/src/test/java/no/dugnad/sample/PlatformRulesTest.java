package no.dugnad.sample;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The platform's packages depend on each other in one direction, as the features of a service do. */
@AnalyzeClasses(packages = "no.dugnad.platform", importOptions = ImportOption.DoNotIncludeTests.class)
class PlatformRulesTest {
    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("no.dugnad.platform.(*)..").should().beFreeOfCycles();
}
