package no.dugnad.reporting.participation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import no.dugnad.platform.http.Words;
import org.jspecify.annotations.Nullable;

/** Keeps the counts of {@code read_model.participation_cube} in the transaction of the participation. */
@ApplicationScoped
class ParticipationCube {
    private final EntityManager entities;

    ParticipationCube(EntityManager entities) {
        this.entities = entities;
    }

    /** @param before null when it is new; {@code after} null when it is gone */
    void moved(@Nullable ParticipationView before, @Nullable ParticipationView after) {
        // the smaller cell first, so that two writers never wait for each other
        if (before != null && after != null && cell(before).compareTo(cell(after)) > 0) {
            add(after, 1);
            add(before, -1);
            return;
        }
        if (before != null) add(before, -1);
        if (after != null) add(after, 1);
    }

    private void add(ParticipationView p, int projects) {
        entities.createNativeQuery("""
                        insert into read_model.participation_cube as cube
                          (year, party_kind, party_number, instrument, role, status, demo, projects, applied_nok, awarded_nok)
                        values (:year, :kind, :number, :instrument, :role, :status, :demo, :projects, :applied, :awarded)
                        on conflict (year, party_number, instrument, role, status, demo) do update
                        set projects = cube.projects + excluded.projects, applied_nok = cube.applied_nok + excluded.applied_nok,
                            awarded_nok = cube.awarded_nok + excluded.awarded_nok
                        """)
                .setParameter("year", p.year())
                .setParameter("kind", Words.word(p.party().kind()))
                .setParameter("number", p.party().number())
                .setParameter("instrument", p.instrumentId())
                .setParameter("role", Words.word(p.role()))
                .setParameter("status", Words.word(p.status()))
                .setParameter("demo", p.demo())
                .setParameter("projects", projects)
                .setParameter("applied", projects * (p.appliedNok() == null ? 0 : p.appliedNok()))
                .setParameter("awarded", projects * (p.awardedNok() == null ? 0 : p.awardedNok()))
                .executeUpdate();
    }

    private static String cell(ParticipationView p) {
        return String.join(
                "\u0001",
                String.valueOf(p.year()),
                p.party().number(),
                p.instrumentId(),
                Words.word(p.role()),
                Words.word(p.status()),
                p.demo() ? "t" : "f");
    }
}
