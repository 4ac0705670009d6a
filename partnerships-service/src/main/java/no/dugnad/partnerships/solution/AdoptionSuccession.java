package no.dugnad.partnerships.solution;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import no.dugnad.partnerships.party.KnownParties;
import no.dugnad.partnerships.party.Municipalities;
import no.dugnad.partnerships.party.Parties;
import no.dugnad.partnerships.solution.AdoptionEvent.AdoptionInherited;
import no.dugnad.partnerships.solution.AdoptionEvent.AdoptionPassedOn;
import no.dugnad.partnerships.solution.AdoptionEvent.AdoptionRevised;

/**
 * Adoptions follow the registry's reforms: where a municipality ends, its successors go on with what it has adopted from that day, and the record says from
 * whom. A successor with a word of its own on the solution keeps it; of several predecessors the one that has come furthest is followed.
 */
@ApplicationScoped
class AdoptionSuccession {
    private final EntityManager entities;
    private final Municipalities municipalities;
    private final Parties parties;

    AdoptionSuccession(EntityManager entities, Municipalities municipalities, Parties parties) {
        this.entities = entities;
        this.municipalities = municipalities;
        this.parties = parties;
    }

    /** Adoptions that the registry's reforms have not been followed for, or have been followed and were taken back: solution and id. */
    @SuppressWarnings("unchecked")
    List<Object[]> due() {
        return entities.createNativeQuery("""
                        select distinct a.solution_id, a.id from adoption a
                        join read_model.ending e on e.number = a.municipality and e.ends_on > a.began_on
                        where (a.state <> 'retired' and a.ended_on is distinct from e.ends_on or a.state = 'retired' and a.ended_on is not null)
                          and not exists (select from read_model.ending x
                                          where x.number = e.number and x.ends_on > a.began_on and x.ends_on < e.ends_on)
                        union
                        select a.solution_id, a.id from adoption a
                        join read_model.municipality m on m.number = a.municipality and m.sequence > a.ended_by
                        where a.ended_on is not null
                          and exists (select from read_model.municipality_version v where v.number = a.municipality and v.valid_to is null)
                          and not exists (select from read_model.ending e where e.number = a.municipality and e.ends_on > a.began_on)
                        order by 1, 2
                        """).getResultList();
    }

    /**
     * Of an adoption whose solution's row is locked: hands it on to successors, or takes it back from them, as the registry says now.
     *
     * @param first what has happened to the adoption before
     * @return all that has happened, in order
     */
    List<AdoptionEvent> follow(Adoption adoption, AdoptionEvent... first) {
        var told = new ArrayList<>(List.of(first));
        follow(adoption, told);
        return told;
    }

    /**
     * Takes from successors what they have from this adoption and have said nothing of themselves.
     *
     * @return what has happened, in order
     */
    List<AdoptionEvent> takeBack(Adoption adoption) {
        var told = new ArrayList<AdoptionEvent>();
        takeBack(adoption, told);
        return told;
    }

    private void follow(Adoption adoption, List<AdoptionEvent> told) {
        var ending = municipalities.ending(adoption.municipality(), adoption.beganOn());
        if (ending.isEmpty() || adoption.isRetired()) {
            if (adoption.endedOn() == null) return;
            takeBack(adoption, told);
            adoption.end(null, null);
            told.add(new AdoptionRevised(adoption.view(known(adoption))));
            return;
        }
        var on = ending.get().on();
        if (!on.equals(adoption.endedOn())) {
            adoption.end(on, municipalities.sequence(adoption.municipality()));
            told.add(new AdoptionPassedOn(adoption.view(known(adoption))));
        }
        for (var successor : ending.get().successors()) hand(adoption, successor, on, told);
    }

    private void takeBack(Adoption adoption, List<AdoptionEvent> told) {
        for (var heir : Adoption.heirs(adoption)) {
            takeBack(heir, told);
            told.add(heir.remove(known(heir)));
        }
    }

    private void hand(Adoption predecessor, String successor, LocalDate on, List<AdoptionEvent> told) {
        var there = Adoption.all(predecessor.solutionId(), successor).stream()
                .filter(a -> a.holdsOn(on))
                .findFirst();
        if (there.isEmpty()) {
            var heir = Adoption.inherited(predecessor, successor, on);
            heir.persist();
            inherited(heir, told);
            return;
        }
        var heir = there.get();
        if (heir.ownWord() || heir.inheritedFrom() == null) return;
        var same = heir.inheritedFrom().equals(predecessor.municipality());
        var before = heir.view(known(heir));
        if (!same && !predecessor.surpasses(heir)) return;
        heir.inherit(predecessor, on);
        if (!heir.view(known(heir)).equals(before)) inherited(heir, told);
    }

    private void inherited(Adoption heir, List<AdoptionEvent> told) {
        told.add(new AdoptionInherited(heir.view(known(heir))));
        follow(heir, told);
    }

    private KnownParties known(Adoption adoption) {
        return parties.known(parties.today(), List.of(adoption.party()), List.of(), List.of());
    }
}
