package no.dugnad.reporting.survey;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** How an answer was at some time; written once. */
@Entity
@Table(name = "survey_answer_version")
class SurveyAnswerVersion extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private UUID answer;
    private int version;

    @JdbcTypeCode(SqlTypes.JSON)
    private Answered answers;

    private @Nullable String reason;
    private boolean withdrawn;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    private @Nullable String organisation;

    protected SurveyAnswerVersion() {}

    /** Keeps the answer as it is now. */
    static void keep(SurveyAnswerView now, @Nullable String organisation) {
        var kept = new SurveyAnswerVersion();
        kept.answer = now.id();
        kept.version = now.version();
        kept.answers = now.answers();
        kept.reason = now.reason();
        kept.withdrawn = now.withdrawn();
        kept.recordedAt = now.recordedAt();
        kept.organisation = organisation;
        kept.persist();
    }

    SurveyAnswerVersionView view() {
        return new SurveyAnswerVersionView(version, answers, reason, withdrawn, recordedAt, organisation);
    }
}
