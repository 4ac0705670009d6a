package no.dugnad.faults;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.dugnad.local.Service;

/** How far the services have read. */
final class FeedPositions {

    private FeedPositions() {}

    /** The feeds that have not come to the last event of their topic. */
    static List<String> behind(Ground ground) throws SQLException {
        Map<String, Long> needed = new HashMap<>();
        for (var topic : Topics.all(ground))
            topic.ends().forEach((partition, offset) -> needed.put(topic.name() + "-" + partition, offset + 1));
        var behind = new ArrayList<String>();
        for (var service : Ground.SERVICES) behind.addAll(behind(ground, service, needed));
        return behind;
    }

    private static List<String> behind(Ground ground, Service service, Map<String, Long> needed) throws SQLException {
        var behind = new ArrayList<String>();
        try (var connection = ground.database(service);
                var statement = connection.createStatement()) {
            try (var there = statement.executeQuery("select to_regclass('read_model.feed_position') is not null")) {
                there.next();
                if (!there.getBoolean(1)) return behind;
            }
            try (var rows =
                    statement.executeQuery("select topic, partition, next_offset from read_model.feed_position")) {
                while (rows.next()) {
                    var partition = rows.getString(1) + "-" + rows.getInt(2);
                    if (rows.getLong(3) < needed.getOrDefault(partition, 0L))
                        behind.add(service.fullName() + " " + partition);
                }
            }
        }
        return behind;
    }
}
