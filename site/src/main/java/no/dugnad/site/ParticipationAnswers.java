package no.dugnad.site;

import java.time.Instant;
import java.util.List;

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
            Long awardedNok,
            boolean demo,
            Translated translated) {
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
            Instant errorsKeptUntil,
            Instant createdAt,
            Instant finishedAt) {}

    record ImportError(long row, String column, String pointer, String detail) {}
}
