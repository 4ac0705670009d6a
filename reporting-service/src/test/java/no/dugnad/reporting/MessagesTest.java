package no.dugnad.reporting;

import no.dugnad.platform.testing.MessageFiles;

class MessagesTest extends MessageFiles {}
