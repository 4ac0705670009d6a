package no.dugnad.reporting.concept;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.text.SortKey;
import no.dugnad.reporting.concept.ReportConceptEvent.ReportConceptDefined;
import no.dugnad.reporting.concept.ReportConceptEvent.ReportConceptRevised;
import no.dugnad.reporting.schema.AnswerSchema;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Table(name = "report_concept")
class Concept extends PanacheEntityBase {
    @Id
    private String id;

    @Column(name = "sort_label")
    private String sortLabel;

    @JdbcTypeCode(SqlTypes.JSON)
    private ConceptRequest body;

    protected Concept() {}

    static Optional<Concept> withId(String id) {
        return id.indexOf('\0') >= 0 ? Optional.empty() : findByIdOptional(id);
    }

    static Optional<Concept> locked(String id) {
        return id.indexOf('\0') >= 0 ? Optional.empty() : findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    static List<Concept> among(Collection<String> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1", ids);
    }

    /** @throws Problem 400 with every rule that it breaks */
    static void check(ConceptRequest request) {
        var faults = new ArrayList<>(AnswerSchema.faultsOf(request.schema(), "/schema"));
        if (faults.isEmpty() && !request.schema().has("type")) faults.add(Fault.at("/schema/type", "not-null"));
        if (!faults.isEmpty()) throw Problem.invalid(faults);
    }

    static Concept of(String id, ConceptRequest request) {
        var concept = new Concept();
        concept.id = id;
        concept.take(request);
        return concept;
    }

    ReportConceptEvent defined() {
        return new ReportConceptDefined(view());
    }

    boolean says(ConceptRequest request) {
        return body.equals(request.kept());
    }

    /** @throws Problem 409 for another type or unit: answers that have been given would mean something else */
    ReportConceptEvent revise(ConceptRequest request) {
        var faults = new ArrayList<Fault>();
        if (!body.schema().equals(AnswerSchema.kept(request.schema())))
            faults.add(Fault.at("/schema", "concept-is-fixed"));
        if (!Objects.equals(body.unit(), request.unit())) faults.add(Fault.at("/unit", "concept-is-fixed"));
        if (!faults.isEmpty()) throw Problem.conflict("concept-is-fixed", Map.of(), faults.toArray(Fault[]::new));
        take(request);
        return new ReportConceptRevised(view());
    }

    private void take(ConceptRequest request) {
        body = request.kept();
        sortLabel = SortKey.of(body.label().in("nb"));
    }

    String id() {
        return id;
    }

    ConceptView view() {
        return body.view(id);
    }
}
