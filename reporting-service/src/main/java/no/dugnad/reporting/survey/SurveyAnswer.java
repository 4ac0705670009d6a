package no.dugnad.reporting.survey;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import no.dugnad.platform.http.Words;
import no.dugnad.reporting.survey.SurveyAnswerEvent.SurveyAnswerCorrected;
import no.dugnad.reporting.survey.SurveyAnswerEvent.SurveyAnswerGiven;
import no.dugnad.reporting.survey.SurveyAnswerEvent.SurveyAnswerWithdrawn;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "survey_answer")
class SurveyAnswer extends PanacheEntityBase {
    @Id
    private UUID id;

    private String survey;
    private String municipality;
    private String unit;
    private String sector;
    private int year;

    @JdbcTypeCode(SqlTypes.JSON)
    private Answered answers;

    private int version;
    private @Nullable String reason;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    private boolean withdrawn;

    protected SurveyAnswer() {}

    static Optional<SurveyAnswer> withId(String survey, UUID id) {
        return find("id = ?1 and survey = ?2", id, survey).firstResultOptional();
    }

    static Optional<SurveyAnswer> locked(String survey, UUID id) {
        return find("id = ?1 and survey = ?2", id, survey)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    static boolean existTo(String survey) {
        return count("survey", survey) > 0;
    }

    /** Those that count. */
    static List<SurveyAnswer> counted(String survey, int year) {
        return list("survey = ?1 and year = ?2 and withdrawn = false", survey, year);
    }

    static List<SurveyAnswer> counted(String survey, int year, String municipality) {
        return list(
                "survey = ?1 and year = ?2 and municipality = ?3 and withdrawn = false", survey, year, municipality);
    }

    /** The latest year of which there is an answer; null when there is none. */
    static Integer lastYear(String survey) {
        return getEntityManager()
                .createQuery(
                        "select max(a.year) from SurveyAnswer a where a.survey = :survey and not a.withdrawn",
                        Integer.class)
                .setParameter("survey", survey)
                .getSingleResult();
    }

    /** The latest year that the municipality has answered; null when it has not. */
    static Integer lastYear(String survey, String municipality) {
        return getEntityManager()
                .createQuery(
                        "select max(a.year) from SurveyAnswer a where a.survey = :survey and a.municipality = :municipality and not a.withdrawn",
                        Integer.class)
                .setParameter("survey", survey)
                .setParameter("municipality", municipality)
                .getSingleResult();
    }

    /** The one of the same municipality or unit and year that counts. */
    static Optional<SurveyAnswer> like(String survey, SurveyAnswerRequest request) {
        var unit = request.unit();
        return find(
                        "survey = ?1 and municipality = ?2 and year = ?3 and withdrawn = false and lower(coalesce(unit, '')) = lower(?4) and coalesce(sector, '') = ?5",
                        survey,
                        request.municipality(),
                        request.year(),
                        unit == null ? "" : unit.stripped().name(),
                        unit == null ? "" : Words.word(unit.sector()))
                .firstResultOptional();
    }

    static SurveyAnswer of(String survey, UUID id, SurveyAnswerRequest request, Instant now) {
        var answer = new SurveyAnswer();
        answer.id = id;
        answer.survey = survey;
        answer.municipality = request.municipality();
        if (request.unit() != null) {
            answer.unit = request.unit().stripped().name();
            answer.sector = Words.word(request.unit().sector());
        }
        answer.year = request.year();
        answer.take(request.answers(), request.reason(), now);
        return answer;
    }

    SurveyAnswerEvent given() {
        return new SurveyAnswerGiven(notice());
    }

    SurveyAnswerEvent correct(SurveyAnswerRequest request, Instant now) {
        take(request.answers(), request.reason(), now);
        return new SurveyAnswerCorrected(notice());
    }

    SurveyAnswerEvent withdraw(Instant now) {
        withdrawn = true;
        take(answers, null, now);
        return new SurveyAnswerWithdrawn(notice());
    }

    /** Whether it is of the same municipality or unit and year: those do not change. */
    boolean isOf(SurveyAnswerRequest request) {
        return municipality.equals(request.municipality())
                && year == request.year()
                && Objects.equals(
                        unit(), request.unit() == null ? null : request.unit().stripped());
    }

    boolean says(SurveyAnswerRequest request) {
        return answers.equals(request.answers().ordered());
    }

    boolean isOfUnit(String name) {
        return unit != null && unit.equalsIgnoreCase(name.strip());
    }

    UUID id() {
        return id;
    }

    String survey() {
        return survey;
    }

    String municipality() {
        return municipality;
    }

    @Nullable
    Sector sector() {
        return sector == null ? null : Words.parse(Sector.class, sector);
    }

    int year() {
        return year;
    }

    Answered answers() {
        return answers;
    }

    boolean withdrawn() {
        return withdrawn;
    }

    SurveyAnswerView view() {
        return new SurveyAnswerView(
                id, survey, municipality, unit(), year, answers, version, reason, recordedAt, withdrawn);
    }

    private @Nullable SurveyUnit unit() {
        return unit == null || sector == null ? null : new SurveyUnit(unit, Words.parse(Sector.class, sector));
    }

    private SurveyAnswerNotice notice() {
        return new SurveyAnswerNotice(id, survey, municipality, sector(), year, version, withdrawn);
    }

    private void take(Answered answered, @Nullable String why, Instant now) {
        answers = answered.ordered();
        reason = why;
        recordedAt = now;
        version++;
    }
}
