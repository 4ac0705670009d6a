package no.dugnad.municipalities.grouping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import no.dugnad.municipalities.registry.GroupingDefinition;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.read.VersionTable;
import org.jspecify.annotations.Nullable;

/** The versions of groupings that writers define; the caller owes the transaction and the registry's lock. The latest are read with the rest of the registry. */
@ApplicationScoped
class GroupingTables {
    private static final VersionTable VERSIONS =
            new VersionTable("grouping_version", "id", "written_at, written_by", "definition", false);

    private final DataSource database;
    private final EntityManager entities;
    private final ObjectMapper json;

    GroupingTables(DataSource database, EntityManager entities, ObjectMapper json) {
        this.database = database;
        this.entities = entities;
        this.json = json;
    }

    /** The highest version there has been; 0 when there has been none. */
    int lastVersion(String id) {
        return ((Number) entities.createNativeQuery(
                                "select coalesce(max(version), 0) from grouping_version where id = :id")
                        .setParameter("id", id)
                        .getSingleResult())
                .intValue();
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
    Page<GroupingVersionView> versions(String id, PageQuery query) {
        return VERSIONS.page(entities, id, "true", query)
                .map(row -> GroupingVersionView.of(definition((String) row[3]), (Instant) row[1], (String) row[2]));
    }

    private GroupingDefinition definition(String text) {
        try {
            return json.readValue(text, GroupingDefinition.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
