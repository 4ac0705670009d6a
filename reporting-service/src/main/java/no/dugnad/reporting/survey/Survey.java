package no.dugnad.reporting.survey;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import no.dugnad.reporting.survey.SurveyEvent.SurveyPublished;
import no.dugnad.reporting.survey.SurveyEvent.SurveyRevised;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
class Survey extends PanacheEntityBase {
    @Id
    private String id;

    private String asker;
    private int year;

    @JdbcTypeCode(SqlTypes.JSON)
    private SurveyRequest body;

    protected Survey() {}

    static Optional<Survey> withId(String id) {
        return locked(id, LockModeType.NONE);
    }

    /** With its row locked until the transaction ends: shared while it is answered, alone while it is changed. */
    static Optional<Survey> locked(String id, LockModeType lock) {
        return id.indexOf('\0') >= 0 ? Optional.empty() : findByIdOptional(id, lock);
    }

    static Survey of(String id, SurveyRequest request) {
        var survey = new Survey();
        survey.id = id;
        survey.take(request);
        return survey;
    }

    SurveyEvent published() {
        return new SurveyPublished(view());
    }

    SurveyEvent revise(SurveyRequest request) {
        take(request);
        return new SurveyRevised(view());
    }

    /** Whether this is what it says already, so that writing it changes nothing. */
    boolean says(SurveyRequest request) {
        return body.equals(request.complete(id));
    }

    /** Whether it would ask less than it does: own answers to it would then be to what nobody asked. */
    boolean narrows(SurveyRequest request) {
        return !request.questions().containsAll(questions())
                || !request.sectors().containsAll(sectors());
    }

    String id() {
        return id;
    }

    String asker() {
        return asker;
    }

    List<SurveyQuestion> questions() {
        return body.questions();
    }

    List<Sector> sectors() {
        return body.sectors();
    }

    List<Figure> figures() {
        return body.figures();
    }

    SurveyView view() {
        return body.view();
    }

    private void take(SurveyRequest request) {
        body = request.complete(id);
        asker = body.asker().organisationNumber().value();
        year = body.year();
    }
}
