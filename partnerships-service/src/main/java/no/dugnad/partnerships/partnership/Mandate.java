package no.dugnad.partnerships.partnership;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import no.dugnad.partnerships.partnership.Partnerships.Covered;
import no.dugnad.partnerships.party.Municipalities;
import no.dugnad.partnerships.party.Parties;
import no.dugnad.partnerships.party.Party;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.identity.Caller;
import no.dugnad.platform.identity.Scopes;
import org.jspecify.annotations.Nullable;

/**
 * Who may write something. A municipality speaks for itself with a token for statements; a partnership's host writes for the partnership, and for its members
 * what a confirmed membership covers. What is written in a party's name it may answer.
 */
@ApplicationScoped
public class Mandate {
    private final Caller caller;
    private final Municipalities municipalities;
    private final Partnerships partnerships;
    private final Parties parties;

    Mandate(Caller caller, Municipalities municipalities, Partnerships partnerships, Parties parties) {
        this.caller = caller;
        this.municipalities = municipalities;
        this.partnerships = partnerships;
        this.parties = parties;
    }

    /**
     * What a municipality states of itself, or the host of a partnership states of its member.
     *
     * @param partnership through which it is stated, or null: then any partnerships that the caller hosts will do
     * @param days of what is stated: a host needs a confirmed membership on each of them
     * @throws Problem 403
     */
    public void toSpeakFor(String municipality, Partnerships.@Nullable Known partnership, Collection<LocalDate> days) {
        toSpeakFor(
                municipality,
                partnership,
                covered -> days.stream().allMatch(day -> covered.stream().anyMatch(one -> one.holds(day))));
    }

    /** Likewise for what is stated of a year, in which the member must have been one for a time. */
    public void toSpeakFor(String municipality, Partnerships.@Nullable Known partnership, int year) {
        toSpeakFor(municipality, partnership, covered -> covered.stream().anyMatch(one -> one.touches(year)));
    }

    private void toSpeakFor(
            String municipality, Partnerships.@Nullable Known partnership, Predicate<List<Covered>> enough) {
        if (caller.isAdmin() || isItself(municipality)) return;
        var mine = mine();
        if (!caller.hasScope(Scopes.PARTNERSHIPS)
                || partnership != null && !partnership.host().equals(mine)) throw notYours(mine);
        var through = partnership == null ? null : partnership.id();
        if (enough.test(partnerships.confirmed(mine, through, municipality))) return;
        if (partnership == null && !partnerships.hosts(mine, municipality)) throw notYours(mine);
        throw Problem.forbidden("membership-unconfirmed", Map.of("number", municipality));
    }

    /** Who the caller, who may, writes as of this municipality. */
    public StatedBy voice(String municipality) {
        return isItself(municipality) ? StatedBy.ITSELF : caller.isAdmin() ? StatedBy.ADMINISTRATOR : StatedBy.HOST;
    }

    /**
     * What belongs to a partnership is its host's; what belongs to none is its owner's.
     *
     * @throws Problem 403
     */
    public void toWriteFor(Partnerships.@Nullable Known partnership, @Nullable String owner) {
        if (!caller.hasScope(Scopes.PARTNERSHIPS)) throw Problem.forbidden("scope-missing", Map.of());
        caller.mustBeOneOf(partnership == null ? owner : partnership.host());
    }

    /**
     * A municipality's own answer to what was written in its name.
     *
     * @throws Problem 403
     */
    public void toAnswerFor(String municipality) {
        toAnswer(Party.municipality(municipality), List.of());
    }

    /**
     * A party's own answer to its membership.
     *
     * @param counties of a county network, whose authorities may answer for their municipalities
     * @throws Problem 403
     */
    void toAnswer(Party party, List<String> counties) {
        if (!caller.isAdmin() && !speaksFor(party) && !isCountyOf(party, counties)) throw notYours(mine());
    }

    /** Whether the caller is this party, or follows it. */
    boolean speaksFor(Party party) {
        return parties.organisations(party).contains(mine());
    }

    /** The answer as it is kept. */
    public Answer answer(AnswerRequest request) {
        return request.by(caller.organisation().orElse(null), parties.today());
    }

    private boolean isCountyOf(Party party, List<String> counties) {
        if (counties.isEmpty()) return false;
        return parties.countyOf(party)
                .filter(county ->
                        parties.countyLines().on(parties.today(), counties).contains(county))
                .filter(county -> parties.organisations(Party.county(county)).contains(mine()))
                .isPresent();
    }

    private boolean isItself(String municipality) {
        return caller.hasScope(Scopes.STATEMENTS)
                && municipalities
                        .organisation(municipality)
                        .filter(mine()::equals)
                        .isPresent();
    }

    private String mine() {
        return caller.organisation().orElse("");
    }

    private static Problem notYours(String mine) {
        return Problem.forbidden("not-yours", Map.of("organisation", mine.isEmpty() ? "-" : mine));
    }
}
