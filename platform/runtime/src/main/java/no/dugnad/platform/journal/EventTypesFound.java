package no.dugnad.platform.journal;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.Enhancement;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.Synthesis;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanCreator;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticComponents;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds the events of a service while it is built, so that nobody keeps a list of their types. */
public class EventTypesFound implements BuildCompatibleExtension {
    private static final String FACTS = "facts";

    private final SortedSet<String> facts = new TreeSet<>();

    @Enhancement(types = Event.class, withSubtypes = true)
    public void found(ClassInfo type) {
        if (type.isRecord()) facts.add(type.name());
    }

    @Synthesis
    public void told(SyntheticComponents components) {
        components
                .addBean(EventTypes.class)
                .type(EventTypes.class)
                .scope(Singleton.class)
                .withParam(FACTS, facts.toArray(String[]::new))
                .createWith(Creator.class);
    }

    public static class Creator implements SyntheticBeanCreator<EventTypes> {
        @Override
        public EventTypes create(Instance<Object> lookup, Parameters parameters) {
            return new EventTypes(List.of(parameters.get(FACTS, String[].class)));
        }
    }
}
