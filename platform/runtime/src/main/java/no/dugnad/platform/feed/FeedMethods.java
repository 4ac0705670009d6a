package no.dugnad.platform.feed;

import io.quarkus.arc.ClientProxy;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The service's own feeds by their topic: the methods with {@code @Incoming} that take a {@link FeedEvent}. */
@Singleton
class FeedMethods {
    private final BeanManager beans;
    private final Config config;

    FeedMethods(BeanManager beans, Config config) {
        this.beans = beans;
        this.config = config;
    }

    Map<String, Consumer<FeedEvent>> byTopic() {
        var methods = new TreeMap<String, Consumer<FeedEvent>>();
        for (var bean : beans.getBeans(Object.class, Any.Literal.INSTANCE))
            for (var method : bean.getBeanClass().getDeclaredMethods())
                if (method.getParameterCount() == 1 && method.getParameterTypes()[0] == FeedEvent.class)
                    for (var incoming : method.getAnnotationsByType(Incoming.class))
                        methods.put(
                                config.getValue("mp.messaging.incoming." + incoming.value() + ".topic", String.class),
                                event -> call(bean, method, event));
        return methods;
    }

    private <T> void call(Bean<T> bean, Method method, FeedEvent event) {
        CreationalContext<T> context = beans.createCreationalContext(bean);
        try {
            method.setAccessible(true);
            method.invoke(ClientProxy.unwrap(beans.getReference(bean, bean.getBeanClass(), context)), event);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            throw new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
