package no.dugnad.sample;

import java.nio.file.Path;
import no.dugnad.platform.testing.MessageFiles;

/** The platform's own texts for whatever answers over HTTP. */
class WebMessagesTest extends MessageFiles {
    WebMessagesTest() {
        super(Path.of("../web"));
    }
}
