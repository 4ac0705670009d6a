package no.dugnad.instruments;

import no.dugnad.platform.testing.MessageFiles;

class MessagesTest extends MessageFiles {}
