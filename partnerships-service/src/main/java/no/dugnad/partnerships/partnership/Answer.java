package no.dugnad.partnerships.partnership;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.Objects;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * What a party has said to something that others have written in its name.
 *
 * @param by organisation number of who said it
 */
@Embeddable
@Schema(description = "What the party itself has said to what was written in its name.")
public record Answer(
        @Enumerated(EnumType.STRING) @Column(name = "answer") @Schema(required = true)
        Verdict verdict,

        @Column(name = "answered_on") @Schema(required = true)
        LocalDate on,

        @Column(name = "answered_by")
        @Schema(
                nullable = true,
                description =
                        "Organisation number of who answered: the party itself, for a county network its county authority, or an administrator.")
        @Nullable
        String by,

        @Column(name = "answer_reason")
        @JdbcTypeCode(SqlTypes.JSON)
        @Schema(nullable = true, description = "Why it is not so.")
        @Nullable
        Text reason) {

    @Schema(name = "AnswerVerdict", description = "It is so (bekreftet), or it is not (bestridt).")
    public enum Verdict {
        CONFIRMED,
        CONTESTED
    }

    public boolean contests() {
        return verdict == Verdict.CONTESTED;
    }

    boolean confirms() {
        return verdict == Verdict.CONFIRMED;
    }

    /** Whether it says the same, whoever said it and when. */
    public boolean says(@Nullable Answer other) {
        return other != null && verdict == other.verdict && Objects.equals(reason, other.reason);
    }
}
