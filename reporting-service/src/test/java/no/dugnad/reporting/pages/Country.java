package no.dugnad.reporting.pages;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;

/** The pages are tested in a country of their own: the real municipalities, with what is invented for the test. */
public class Country implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(OtherServices.class));
    }
}
