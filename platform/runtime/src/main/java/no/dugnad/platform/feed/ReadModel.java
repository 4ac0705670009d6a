package no.dugnad.platform.feed;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/**
 * Which read model the current thread works on: the one that is read, or the next one that is being built beside it. Feeds write {@code read_model.x} in
 * their SQL; on a thread that builds the next one it becomes {@code read_model_next.x}.
 */
@PersistenceUnitExtension
class ReadModel implements StatementInspector {
    static final String SCHEMA = "read_model";
    static final String NEXT = "read_model_next";

    private static final ThreadLocal<Boolean> BUILDING = ThreadLocal.withInitial(() -> false);

    static boolean building() {
        return BUILDING.get();
    }

    static void build(Runnable work) {
        BUILDING.set(true);
        try {
            work.run();
        } finally {
            BUILDING.remove();
        }
    }

    @Override
    public String inspect(String sql) {
        return building() ? next(sql) : sql;
    }

    private static String next(String sql) {
        return sql.replace(SCHEMA + ".", NEXT + ".");
    }
}
