package no.dugnad.sample;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import no.dugnad.platform.testing.Backing;

/** All tests of this module stand on one database, one broker and one issuer. */
@WithTestResource(
        value = Backing.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = @ResourceArg(name = "cables", value = "true"))
class Backed {}
