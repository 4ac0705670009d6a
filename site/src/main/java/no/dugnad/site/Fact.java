package no.dugnad.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.dugnad.site.CatalogueAnswers.Instrument;
import no.dugnad.site.PartnershipAnswers.Challenge;
import no.dugnad.site.PartnershipAnswers.Partnership;
import no.dugnad.site.PartnershipAnswers.Party;
import no.dugnad.site.PartnershipAnswers.Solution;
import no.dugnad.site.RegisterAnswers.Municipality;
import no.dugnad.site.RegisterAnswers.NumberAndName;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is known of what a page is about.
 *
 * @param address where more is told of it, or null
 */
record Fact(String name, String value, @Nullable String address) {
    private static final int LONG = 90;

    /** It needs a line of its own. */
    public boolean isLong() {
        return value.length() > LONG;
    }

    /**
     * @param municipality null when the register is silent
     * @param predecessors other numbers that it comes from
     */
    static List<Fact> of(
            String number, @Nullable Municipality municipality, List<NumberAndName> predecessors, Wording wording) {
        var facts = new Told(wording);
        facts.add("fact-number", number);
        if (municipality != null) {
            facts.add("municipality-county", municipality.countyName());
            if (municipality.population() != null)
                facts.all.add(new Fact(
                        wording.say("municipality-population", Map.of("year", municipality.populationYear())),
                        wording.page().number(municipality.population()),
                        null));
            if (municipality.centralityClass() != null)
                facts.add(
                        "municipality-centrality",
                        wording.say("municipality-centrality-of", Map.of("class", municipality.centralityClass())));
        }
        facts.add(
                "municipality-from",
                wording.list(predecessors.stream()
                        .map(before -> before.name() + " (" + before.number() + ")")
                        .toList()));
        return facts.all;
    }

    static List<Fact> of(Instrument instrument, Wording wording) {
        var facts = new Told(wording);
        facts.add("fact-owner", instrument.owner().name());
        facts.add(
                "fact-managers",
                wording.list(instrument.managers().stream()
                        .map(CatalogueAnswers.Organisation::name)
                        .filter(Objects::nonNull)
                        .toList()));
        facts.add("fact-support", wording.word("support", instrument.support()));
        facts.add(
                "fact-applicants",
                wording.list(instrument.applicants().stream()
                        .map(applicant -> wording.word("applicant", applicant))
                        .toList()));
        facts.add("fact-orientation", wording.word("value-orientation", instrument.orientation()));
        facts.add(
                "fact-ambition",
                instrument.ambition() == null ? null : wording.word("ambition", String.valueOf(instrument.ambition())));
        facts.add("fact-status", wording.word("instrument-status", instrument.status()));
        facts.add("fact-note", wording.inIfTold(instrument.statusNote()));
        facts.link("fact-website", instrument.website());
        facts.source(instrument.source(), instrument.asOf());
        return facts.all;
    }

    static List<Fact> of(Partnership network, Wording wording) {
        var facts = new Told(wording);
        facts.add("fact-kind", wording.word("partnership-kind", network.kind()));
        facts.add("fact-host", network.host().name());
        facts.add("fact-founded", wording.dayIfTold(network.foundedOn()));
        facts.add("fact-ends", wording.dayIfTold(network.endsOn()));
        facts.add("fact-legal-basis", wording.inIfTold(network.legalBasis()));
        facts.add("fact-fee", wording.inIfTold(network.fee()));
        facts.add("fact-note", wording.inIfTold(network.note()));
        facts.link("fact-website", network.website());
        facts.source(network.source(), network.asOf());
        return facts.all;
    }

    static List<Fact> of(Solution solution, Wording wording) {
        var facts = new Told(wording);
        facts.add("fact-owner", solution.owner().name());
        facts.add(
                "fact-developers",
                wording.list(solution.developers().stream()
                        .map(Party::name)
                        .filter(Objects::nonNull)
                        .toList()));
        facts.add("fact-licence", solution.licence());
        facts.link("fact-repository", solution.repository());
        facts.link("fact-website", solution.website());
        facts.source(solution.source(), solution.asOf());
        return facts.all;
    }

    /** @param network what its partnership is called; null when it has none, or none that is known here */
    static List<Fact> of(Challenge challenge, @Nullable String network, Wording wording) {
        var facts = new Told(wording);
        facts.add("fact-status", wording.word("challenge-status", challenge.status()));
        facts.add("fact-note", wording.inIfTold(challenge.statusNote()));
        if (network != null)
            facts.all.add(new Fact(
                    wording.say("fact-network"),
                    network,
                    wording.page().link("/networks/" + challenge.partnershipId())));
        facts.add("fact-owner", challenge.owner().name());
        facts.link("fact-website", challenge.website());
        facts.source(challenge.source(), challenge.asOf());
        return facts.all;
    }

    /** What is not known is not said. */
    private record Told(Wording wording, List<Fact> all) {
        Told(Wording wording) {
            this(wording, new ArrayList<>());
        }

        void add(String key, @Nullable String value) {
            if (value != null && !value.isEmpty()) all.add(new Fact(wording.say(key), value, null));
        }

        void link(String key, @Nullable String address) {
            if (address != null && address.matches("https?://.+"))
                all.add(new Fact(wording.say(key), address, address));
        }

        void source(@Nullable String source, @Nullable Integer asOf) {
            if (source != null)
                add(
                        "figure-source",
                        asOf == null ? source : wording.say("source-in-year", Map.of("source", source, "year", asOf)));
        }
    }
}
