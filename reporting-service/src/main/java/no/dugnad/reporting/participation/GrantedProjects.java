package no.dugnad.reporting.participation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

/** The projects that were granted: what has to be reported on. */
@ApplicationScoped
public class GrantedProjects {
    private static final List<ParticipationStatus> GRANTED =
            List.of(ParticipationStatus.AWARDED, ParticipationStatus.COMPLETED);

    /** The party's own in this project, the oldest first. */
    public List<ParticipationView> of(PartyKind kind, String number, String project) {
        return views(Participation.list(
                "partyKind = ?1 and partyNumber = ?2 and project = ?3 and status in ?4 order by year, instrument, id",
                kind,
                number,
                project,
                GRANTED));
    }

    /** Everybody's under these instruments, the party's own too. */
    public List<ParticipationView> under(Collection<String> instruments, String project) {
        return views(Participation.list(
                "instrument in ?1 and project = ?2 and status in ?3 order by partyNumber, id",
                instruments,
                project,
                GRANTED));
    }

    private static List<ParticipationView> views(List<Participation> granted) {
        return granted.stream().map(Participation::view).toList();
    }
}
