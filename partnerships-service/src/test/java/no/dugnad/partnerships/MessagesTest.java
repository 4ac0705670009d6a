package no.dugnad.partnerships;

import no.dugnad.platform.testing.MessageFiles;

class MessagesTest extends MessageFiles {}
