package no.dugnad.partnerships.reception;

import java.util.Map;
import no.dugnad.partnerships.party.KnownParties;
import no.dugnad.platform.text.Text;

/** What things are called that a reception speaks of. */
record Names(KnownParties parties, Map<String, Text> projects, Map<String, Text> solutions) {
    Source named(Source source) {
        if (source.id() == null) return source;
        var name = switch (source.kind()) {
            case PROJECT -> projects.get(source.id());
            case SOLUTION -> solutions.get(source.id());
            case INSTRUMENT -> null;
        };
        return name == null ? source : new Source(source.kind(), source.id(), name);
    }
}
