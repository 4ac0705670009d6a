package no.dugnad.site;

import no.dugnad.platform.testing.MessageFiles;

class MessagesTest extends MessageFiles {}
