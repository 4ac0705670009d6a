package no.dugnad.partnerships.solution;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.dugnad.partnerships.partnership.StatedBy;
import no.dugnad.partnerships.party.Parties;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.read.Listing;
import org.jspecify.annotations.Nullable;

/** Lists of adoptions as they are on a day. */
@ApplicationScoped
class Adoptions {
    private static final Map<String, String> FILTERS = Map.of(
            "solution", "e.solutionId = :solution",
            "municipality", "e.municipality = :municipality",
            "partnership", "e.partnershipId = :partnership");

    private final EntityManager entities;
    private final Parties parties;

    Adoptions(EntityManager entities, Parties parties) {
        this.entities = entities;
        this.parties = parties;
    }

    /** @param filters by the words above */
    Page<AdoptionView> page(
            PageQuery query,
            @Nullable String sort,
            String byDefault,
            LocalDate day,
            Map<String, String> filters,
            @Nullable AdoptionState state,
            @Nullable StatedBy statedBy) {
        var listing = Listing.of(entities, Adoption.class)
                .where("e.beganOn <= :day", "day", day)
                .where("e.endedOn is null or e.endedOn > :day")
                .where("e.statedBy = :statedBy", "statedBy", statedBy)
                .where("e.state = :state", "state", state == null ? null : Words.word(state))
                .sortable("number", "e.municipality")
                .sortable("solution", "e.solutionId")
                .sortable("from", "e.beganOn");
        FILTERS.forEach((name, condition) -> listing.where(condition, name, filters.get(name)));
        var page = listing.page(sort, byDefault, query);
        var known =
                parties.known(day, page.items().stream().map(Adoption::party).toList(), List.of(), List.of());
        return page.map(a -> a.viewAt(day, known));
    }
}
