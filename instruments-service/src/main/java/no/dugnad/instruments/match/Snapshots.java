package no.dugnad.instruments.match;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.sql.DataSource;
import no.dugnad.instruments.criteria.CriteriaLanguage;
import no.dugnad.instruments.criteria.Criterion;
import no.dugnad.instruments.known.GroupingState;
import no.dugnad.instruments.known.IndicatorState;
import no.dugnad.instruments.known.MembershipState;
import no.dugnad.instruments.known.MunicipalityState;
import no.dugnad.instruments.known.PartnershipState;
import no.dugnad.instruments.organisation.Organisation;
import no.dugnad.platform.image.Before;
import no.dugnad.platform.image.Image;
import no.dugnad.platform.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * The image in memory that matching works on. One short question to the database at each request, however many calls it is about, tells whether it still
 * holds; only what has moved is read again.
 */
@ApplicationScoped
public class Snapshots {
    private static final String TOLD = "read_model.told";
    private static final String CATALOGUE = "public.catalogue";

    /** The parts of a call that matching needs. */
    private record CallBody(
            String id,
            String instrumentId,
            Text title,
            @Nullable Organisation manager,
            @Nullable Area area,
            @Nullable Instant opensAt,
            @Nullable Instant closesAt,
            List<Criterion> criteria,
            List<Requirement> requirements,
            boolean draft,
            @Nullable Instant withdrawnAt,
            boolean demo) {
        record Area(List<String> counties) {}

        record Requirement(BigDecimal estimatedHours) {}
    }

    private record InstrumentBody(List<String> applicants) {}

    private final Image<Snapshot> image;
    private final ObjectMapper json;

    /** The catalogue's bodies are written by Hibernate's own Jackson, without the rules that JSON on the wire has. */
    private final ObjectMapper kept =
            new ObjectMapper().findAndRegisterModules().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final CriteriaLanguage language;

    Snapshots(DataSource database, ObjectMapper json, CriteriaLanguage language) {
        this.image = new Image<>(database, List.of(TOLD, CATALOGUE), this::load);
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.language = language;
    }

    /** As things are now: what was written before this was asked is in it. */
    public Snapshot current() {
        return image.get();
    }

    /** A draft that is not stored, as matching sees it; its instrument must exist. */
    public CallRules draft(
            Snapshot snapshot,
            String id,
            String instrumentId,
            Text title,
            @Nullable List<String> counties,
            List<Criterion> criteria) {
        var instrument = snapshot.instrument(instrumentId).orElseThrow();
        return rules(
                new CallBody(
                        id,
                        instrumentId,
                        title,
                        null,
                        counties == null ? null : new CallBody.Area(counties),
                        null,
                        null,
                        criteria,
                        List.of(),
                        true,
                        null,
                        false),
                instrument);
    }

    private Snapshot load(Connection connection, Before<Snapshot> before) throws SQLException {
        var snapshot = before.still(TOLD) ? before.image() : new Snapshot(told(connection), Map.of(), Map.of());
        return before.still(CATALOGUE)
                ? snapshot.with(before.image().calls(), before.image().instruments())
                : catalogue(connection, snapshot);
    }

    private Snapshot catalogue(Connection connection, Snapshot before) throws SQLException {
        var bodies = new ArrayList<CallBody>();
        try (var statement = connection.prepareStatement("select body from call");
                var rows = statement.executeQuery()) {
            while (rows.next()) bodies.add(kept(rows.getString(1), CallBody.class));
        }
        var instruments = new HashMap<String, CatalogueInstrument>();
        try (var statement = connection.prepareStatement("select id, owner, body from instrument");
                var rows = statement.executeQuery()) {
            while (rows.next())
                instruments.put(
                        rows.getString(1),
                        new CatalogueInstrument(
                                rows.getString(1),
                                rows.getString(2),
                                kept(rows.getString(3), InstrumentBody.class).applicants().stream()
                                        .map(kind -> kind.toLowerCase(Locale.ROOT))
                                        .toList()));
        }
        var calls = new TreeMap<String, CallRules>();
        for (var body : bodies)
            calls.put(body.id(), rules(body, Objects.requireNonNull(instruments.get(body.instrumentId()))));
        return before.with(calls, instruments);
    }

    private CallRules rules(CallBody body, CatalogueInstrument instrument) {
        return CallRules.of(
                body.id(),
                instrument,
                body.title(),
                body.manager() == null ? null : body.manager().number(),
                body.area() == null ? null : body.area().counties(),
                body.opensAt(),
                body.closesAt(),
                body.criteria(),
                body.requirements() == null
                        ? List.of()
                        : body.requirements().stream()
                                .map(CallBody.Requirement::estimatedHours)
                                .toList(),
                body.draft(),
                body.withdrawnAt(),
                body.demo(),
                language);
    }

    private Told told(Connection connection) throws SQLException {
        var municipalities = new TreeMap<String, MunicipalityState>();
        var indicators = new TreeMap<String, TreeMap<Integer, IndicatorState>>();
        var groupings = new TreeMap<String, GroupingState>();
        var partnerships = new TreeMap<String, PartnershipState>();
        var memberships = new HashMap<String, List<MembershipState>>();
        try (var statement = connection.prepareStatement(
                        "select topic, key, state from read_model.state where not removed");
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                var key = rows.getString(2);
                var state = rows.getString(3);
                switch (rows.getString(1)) {
                    case "municipality" -> municipalities.put(key, read(state, MunicipalityState.class));
                    case "indicator" -> {
                        var year = read(state, IndicatorState.class);
                        indicators
                                .computeIfAbsent(year.id(), id -> new TreeMap<>())
                                .put(year.year(), year);
                    }
                    case "grouping" -> groupings.put(key, read(state, GroupingState.class));
                    case "partnership" -> partnerships.put(key, read(state, PartnershipState.class));
                    case "membership" -> {
                        var membership = read(state, MembershipState.class);
                        memberships
                                .computeIfAbsent(membership.partnershipId(), id -> new ArrayList<>())
                                .add(membership);
                    }
                    default -> {}
                }
            }
        }
        return new Told(municipalities, indicators, groupings, partnerships, memberships);
    }

    private <T> T kept(String text, Class<T> type) {
        try {
            return kept.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
