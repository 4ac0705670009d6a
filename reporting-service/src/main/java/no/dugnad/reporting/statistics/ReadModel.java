package no.dugnad.reporting.statistics;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;

/** The replicas and the cube, read so that all that one answer rests on is of one moment. */
@ApplicationScoped
class ReadModel {
    private final DataSource database;
    private final ObjectMapper json;
    private final Images images;

    ReadModel(DataSource database, ObjectMapper json, Images images) {
        this.database = database;
        this.json = json;
        this.images = images;
    }

    <T> T read(Function<Moment, T> reading) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                try (var setting = connection.createStatement()) {
                    // the lock before anything is read, so that a rebuilt read model comes before this moment or after
                    // it; everything is joined whole, and by hash that costs the same whatever the planner believes of
                    // tables that have just been filled
                    setting.execute("""
                            set transaction isolation level repeatable read, read only;
                            lock table read_model.participation_cube in access share mode;
                            set local jit = off; set local enable_nestloop = off
                            """);
                }
                return reading.apply(new Moment(connection, json, images.image(connection)));
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
