package no.dugnad.municipalities;

import no.dugnad.platform.testing.MessageFiles;

class MessagesTest extends MessageFiles {}
