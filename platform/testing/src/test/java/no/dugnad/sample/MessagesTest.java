package no.dugnad.sample;

import java.nio.file.Path;
import no.dugnad.platform.testing.MessageFiles;

/** The platform's own texts for services. */
class MessagesTest extends MessageFiles {
    MessagesTest() {
        super(Path.of("../runtime"));
    }
}
