package no.dugnad.reporting.statistics;

import java.time.LocalDate;
import java.util.List;
import no.dugnad.reporting.participation.ParticipationRole;
import no.dugnad.reporting.participation.ParticipationStatus;

/**
 * Which participations to count, and over whom. Empty lists and null years mean all.
 *
 * @param boundaries the date whose groups and municipalities are counted over
 */
record Question(
        String grouping,
        List<String> instruments,
        Integer from,
        Integer to,
        List<ParticipationStatus> statuses,
        List<ParticipationRole> roles,
        LocalDate boundaries,
        List<Split> splits,
        DemoChoice demo,
        Assign assign) {}
