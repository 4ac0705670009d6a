package no.dugnad.reporting.statistics;

import java.time.LocalDate;
import java.util.List;
import no.dugnad.reporting.participation.ParticipationRole;
import no.dugnad.reporting.participation.ParticipationStatus;
import org.jspecify.annotations.Nullable;

/**
 * What to count, and over whom. Empty lists and null years mean all.
 *
 * @param grouping null: all municipalities are one group
 * @param boundaries the date whose groups and municipalities are counted over
 * @param participations whether participations are counted; otherwise instruments, statuses and roles mean nothing
 */
record Question(
        @Nullable String grouping,
        List<String> instruments,
        @Nullable Integer from,
        @Nullable Integer to,
        List<ParticipationStatus> statuses,
        List<ParticipationRole> roles,
        LocalDate boundaries,
        List<Split> splits,
        DemoChoice demo,
        Assign assign,
        boolean participations) {
    int first() {
        return from == null ? 0 : from;
    }

    int last() {
        return to == null ? 9999 : to;
    }

    boolean by(Split split) {
        return splits.contains(split);
    }

    Question grouped(String grouping) {
        return new Question(
                grouping, instruments, from, to, statuses, roles, boundaries, splits, demo, assign, participations);
    }

    Question withStatuses(List<ParticipationStatus> statuses) {
        return new Question(
                grouping, instruments, from, to, statuses, roles, boundaries, splits, demo, assign, participations);
    }

    Question splitBy(List<Split> splits) {
        return new Question(
                grouping, instruments, from, to, statuses, roles, boundaries, splits, demo, assign, participations);
    }
}
