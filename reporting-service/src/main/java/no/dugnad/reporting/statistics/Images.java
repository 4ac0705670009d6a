package no.dugnad.reporting.statistics;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.util.HashMap;
import java.util.List;

/**
 * The images that are kept in memory, each as long as what it is of stays the same. Every answer asks first, in its own transaction, whether it has: so what
 * it counts is what the database has at its moment, whoever wrote it, here or in another replica.
 */
@ApplicationScoped
class Images {
    /**
     * The places have a revision that the tables move themselves. A cube changes with an event in the journal, in the same transaction, and when it is filled
     * anew. The schema's own number tells a rebuilt read model from the one that it took the place of.
     */
    private static final String STAMPS = """
            select (select oid from pg_namespace where nspname = 'read_model') || '/' || (select number from read_model.revision where what = 'places'),
                   (select oid from pg_namespace where nspname = 'read_model') || '/' || (select number from read_model.revision where what = 'cube'),
                   (%s)
            """.formatted(Topic.PARTICIPATION.newest());

    private record Stamps(String places, String cube, long journal) {}

    private record Kept<T>(String stamp, T of) {}

    private final ObjectMapper json;
    private volatile Kept<Places> places = new Kept<>("", null);
    private volatile Kept<Cube> cube = new Kept<>("", null);

    Images(ObjectMapper json) {
        this.json = json;
    }

    /** As it is for this transaction, which sees one moment only. */
    Image image(Connection connection) {
        var moment = new Moment(connection, json, null);
        var stamps = moment.rows(
                        STAMPS,
                        row -> new Stamps(row.getString(1), row.getString(2) + "/" + row.getLong(3), row.getLong(3)))
                .getFirst();
        var placesNow = places;
        if (!placesNow.stamp().equals(stamps.places()))
            places = placesNow = new Kept<>(stamps.places(), Places.read(moment));
        var cubeNow = cube;
        if (!cubeNow.stamp().equals(stamps.cube())) cube = cubeNow = new Kept<>(stamps.cube(), Cube.read(moment));
        var positions = new HashMap<>(placesNow.of().positions());
        for (var topic : List.of(Topic.PARTICIPATION, Topic.REPORT)) positions.put(topic.topic(), stamps.journal());
        return new Image(placesNow.of(), cubeNow.of(), positions);
    }
}
