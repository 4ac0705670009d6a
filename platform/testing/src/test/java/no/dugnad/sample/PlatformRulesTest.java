package no.dugnad.sample;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import no.dugnad.platform.testing.HouseRules;

/** Those house rules that hold of the platform itself. */
@AnalyzeClasses(packages = "no.dugnad.platform", importOptions = DoNotIncludeTests.class)
class PlatformRulesTest {
    @ArchTest
    static final ArchRule packagesHaveNoCycles = HouseRules.featuresHaveNoCycles;

    @ArchTest
    static final ArchRule transactionsBeginAtTheEdge = HouseRules.transactionsBeginAtTheEdge;

    @ArchTest
    static final ArchRule whatMayBeNullSaysSo = HouseRules.whatMayBeNullSaysSo;
}
