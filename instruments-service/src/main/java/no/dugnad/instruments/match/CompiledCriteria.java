package no.dugnad.instruments.match;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import no.dugnad.instruments.criteria.CriteriaLanguage;

/** Expressions made ready, each once: most calls share theirs with others. */
@ApplicationScoped
public class CompiledCriteria {
    private static final int MOST = 20_000;

    private final CriteriaLanguage language;
    private final Map<String, Optional<Compiled>> known =
            Collections.synchronizedMap(new LinkedHashMap<>(256, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Optional<Compiled>> eldest) {
                    return size() > MOST;
                }
            });

    public CompiledCriteria(CriteriaLanguage language) {
        this.language = language;
    }

    /** Empty for one that the language no longer takes: what it says is then not known. */
    Optional<Compiled> of(String expression) {
        var there = known.get(expression);
        if (there != null) return there;
        var made = compile(expression);
        known.put(expression, made);
        return made;
    }

    private Optional<Compiled> compile(String expression) {
        try {
            return Optional.of(new Compiled(expression, language.condition(expression)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
