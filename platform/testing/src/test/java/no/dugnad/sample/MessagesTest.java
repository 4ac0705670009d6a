package no.dugnad.sample;

import java.nio.file.Path;
import no.dugnad.platform.testing.MessageFiles;

/** The platform's own texts. */
class MessagesTest extends MessageFiles {
    MessagesTest() {
        super(Path.of("../web"));
    }
}
