package no.dugnad.site;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is answered about who takes part (reporting-service), with only the fields that pages use. A word that is new stays a word. */
final class ParticipationAnswers {
    private ParticipationAnswers() {}

    /** @param translated what it is on the boundaries asked for */
    record Participation(
            String instrumentId,
            String project,
            Party party,
            String role,
            int year,
            String status,
            @Nullable Long awardedNok,
            boolean demo,
            @Nullable Translated translated) {
        boolean granted() {
            return status.equals("awarded") || status.equals("completed");
        }

        boolean divided() {
            return translated != null && translated.divided();
        }
    }

    record Party(String number) {}

    record Translated(boolean divided) {}

    record Participations(List<Participation> items, long total) {}

    record Import(
            String id,
            String status,
            boolean demo,
            long rows,
            long accepted,
            long rejected,
            long unchanged,
            double progress,
            String told,
            List<ImportError> errors,
            long errorsTotal,
            @Nullable Instant errorsKeptUntil,
            Instant createdAt,
            @Nullable Instant finishedAt) {}

    record ImportError(
            long row, @Nullable String column, @Nullable String pointer, String detail) {}
}
