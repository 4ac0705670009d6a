package no.dugnad.partnerships;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import no.dugnad.platform.testing.ConditionRules;
import no.dugnad.platform.testing.HouseRules;

@AnalyzeClasses(packages = "no.dugnad.partnerships", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {
    @ArchTest
    static final ArchTests houseRules = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchTests conditionRules = ArchTests.in(ConditionRules.class);
}
