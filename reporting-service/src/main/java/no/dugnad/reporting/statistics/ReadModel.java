package no.dugnad.reporting.statistics;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import no.dugnad.platform.image.Before;
import no.dugnad.platform.image.Image;

/** The replicas and the cube, read so that all that one answer rests on is of one moment. */
@ApplicationScoped
class ReadModel {
    private static final String PLACES = "read_model.places";
    private static final String CUBE = "read_model.cube";

    /** Everything is joined whole, and by hash that costs the same whatever the planner believes of tables that have just been filled. */
    private static final String SETTINGS = "set local jit = off; set local enable_nestloop = off; ";

    private final ObjectMapper json;
    private final Image<Basis> image;

    ReadModel(DataSource database, ObjectMapper json) {
        this.json = json;
        this.image = new Image<>(database, List.of(PLACES, CUBE), SETTINGS, this::load);
    }

    <T> T read(Function<Moment, T> reading) {
        return image.read((connection, basis) -> reading.apply(new Moment(connection, json, basis)));
    }

    private Basis load(Connection connection, Before<Basis> before) {
        var moment = new Moment(connection, json, null);
        return new Basis(
                before.still(PLACES) ? before.image().places() : Places.read(moment),
                before.still(CUBE) ? before.image().cube() : Cube.read(moment));
    }
}
