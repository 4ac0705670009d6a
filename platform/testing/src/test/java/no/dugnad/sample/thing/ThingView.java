package no.dugnad.sample.thing;

import java.time.LocalDate;
import no.dugnad.platform.text.Text;

record ThingView(String id, Text name, Integer size, String owner, LocalDate madeOn) {}
