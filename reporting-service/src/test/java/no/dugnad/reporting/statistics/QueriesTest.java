package no.dugnad.reporting.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.testing.WatchedTables;
import no.dugnad.platform.text.Text;
import no.dugnad.reporting.World;
import no.dugnad.reporting.participation.ParticipationStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The cost of an answer: few queries, and as many whatever there is to count. */
@QuarkusTest
class QueriesTest {
    private static final int MOST = 5;

    private static final Map<String, BiConsumer<ReadModel, Question>> STATISTICS = Map.of(
            "participation", (model, q) -> new Participation(model).answer(q),
            "breadth", (model, q) -> new Breadth(model).answer(q),
            "concentration", (model, q) -> new Concentration(model).answer(q),
            "need-gap", (model, q) -> new NeedGap(model).answer(q),
            "partnership-effect", (model, q) -> new PartnershipEffect(model).answer(q, List.of(), 3),
            "diffusion", (model, q) -> new Diffusion(model).answer(q, List.of(), AdoptionState.IN_USE),
            "gains", (model, q) -> new Gains(model).answer(q, List.of(), List.of()),
            "burden", (model, q) -> new Burden(model).answer(q),
            "hours-saved", (model, q) -> new HoursSaved(model).answer(q));

    @Inject
    DataSource database;

    @Inject
    ObjectMapper json;

    @BeforeEach
    void land() {
        Land.tell(database);
    }

    private int queries(String statistic, Question question) {
        var asked = new AtomicInteger();
        var model = new ReadModel(counting(asked), json);
        // what is kept in memory is read when something has changed, however much is asked
        model.read(moment -> null);
        asked.set(0);
        STATISTICS.get(statistic).accept(model, question);
        return asked.get();
    }

    private DataSource counting(AtomicInteger asked) {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    var connection = (Connection) method.invoke(database, arguments);
                    return Proxy.newProxyInstance(
                            getClass().getClassLoader(), new Class<?>[] {Connection.class}, (p, m, a) -> {
                                if (m.getName().equals("prepareStatement")) asked.incrementAndGet();
                                try {
                                    return m.invoke(connection, a);
                                } catch (InvocationTargetException e) {
                                    throw e.getCause();
                                }
                            });
                });
    }

    private static Question question(List<String> instruments, String grouping, List<Split> splits) {
        return new Question(
                grouping,
                instruments,
                null,
                null,
                List.of(ParticipationStatus.AWARDED, ParticipationStatus.COMPLETED),
                List.of(),
                LocalDate.of(2024, 1, 1),
                splits,
                DemoChoice.INCLUDE,
                Assign.LARGEST,
                true);
    }

    @Test
    void theNumberOfQueriesIsSmallAndFixed() {
        var few = World.instrument(database);
        var many = World.instrument(database);
        Land.take(Land.generate(List.of(few), 3, 21));
        Land.take(Land.generate(List.of(many), 900, 22));
        for (var statistic : STATISTICS.keySet()) {
            var forFew = queries(statistic, question(List.of(few), "halves", List.of()));
            var forMany = queries(statistic, question(List.of(many), "bands", List.of()));

            assertEquals(forFew, forMany, statistic);
            assertTrue(forMany <= MOST, statistic + " asks " + forMany + " queries");
        }
    }

    @Test
    void everyTableThatIsKeptInMemoryMovesItsRevision() {
        assertEquals(Set.of(), WatchedTables.unwatched(database, of -> new ReadModel(of, json).read(moment -> null)));
    }

    /** An answer stands until something that it rests on has moved; where the journal is, is asked by itself. */
    @Test
    void everyTableThatAnAnswerRestsOnMovesARevision() {
        for (var statistic : STATISTICS.entrySet())
            assertEquals(
                    Set.of(),
                    WatchedTables.unwatched(
                                    database,
                                    of -> statistic
                                            .getValue()
                                            .accept(new ReadModel(of, json), question(List.of(), "bands", List.of())))
                            .stream()
                            .filter(table -> !table.equals("public.journal"))
                            .collect(Collectors.toSet()),
                    statistic.getKey());
    }

    @Test
    void anAnswerThatNobodyCouldReadIsRefused() {
        var members = new LinkedHashMap<String, Member>();
        members.put("1001", new Member("1001", "N", "g", "10"));
        var frame = new Frame(
                question(List.of(), "g", List.of(Split.INSTRUMENT)),
                null,
                LocalDate.of(2024, 1, 1),
                List.of(new Group("g", Text.nb("G"))),
                members,
                Map.of());
        var cells = IntStream.rangeClosed(0, Rows.MOST)
                .mapToObj(i -> new Cell("1001", Map.of(Split.INSTRUMENT, "i" + i), 1, 0, 0, false))
                .toList();

        assertThrows(Problem.class, () -> Strata.of(frame, cells));
        assertEquals(Rows.MOST, Strata.of(frame, cells.subList(0, Rows.MOST)).size());
    }
}
