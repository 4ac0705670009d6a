package no.dugnad.municipalities.grouping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import no.dugnad.municipalities.registry.GroupingDefinition;
import org.jspecify.annotations.Nullable;

/** The versions of groupings that writers define; the caller owes the transaction and the registry's lock. The latest are read with the rest of the registry. */
@ApplicationScoped
class GroupingTables {
    private final DataSource database;
    private final ObjectMapper json;

    GroupingTables(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** The highest version there has been; 0 when there has been none. */
    int lastVersion(String id) {
        return versions(id).stream()
                .mapToInt(GroupingVersionView::version)
                .max()
                .orElse(0);
    }

    void write(GroupingDefinition definition, Instant at, @Nullable String by) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "insert into grouping_version (id, version, definition, written_at, written_by) values (?, ?, ?::json, ?, ?)")) {
            statement.setString(1, definition.id());
            statement.setInt(2, definition.version());
            statement.setString(3, json.writeValueAsString(definition));
            statement.setObject(4, at.atOffset(ZoneOffset.UTC));
            statement.setString(5, by);
            statement.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every version, the first one first. */
    List<GroupingVersionView> versions(String id) {
        var versions = new ArrayList<GroupingVersionView>();
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "select definition, written_at, written_by from grouping_version where id = ? order by version")) {
            statement.setString(1, id);
            try (var rows = statement.executeQuery()) {
                while (rows.next())
                    versions.add(GroupingVersionView.of(
                            json.readValue(rows.getString(1), GroupingDefinition.class),
                            rows.getObject(2, OffsetDateTime.class).toInstant(),
                            rows.getString(3)));
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        return versions;
    }
}
