package no.dugnad.reporting.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.identity.Caller;
import no.dugnad.reporting.known.Parties;
import no.dugnad.reporting.participation.Party;
import no.dugnad.reporting.participation.PartyKind;

/** Who may see and write reports: the party all of its own, the owner of a form what has been submitted to it. */
@ApplicationScoped
class Access {
    private final Caller caller;
    private final Parties parties;

    Access(Caller caller, Parties parties) {
        this.caller = caller;
        this.parties = parties;
    }

    /** Whether the caller speaks for the party; the organisations of county authorities are not known, so only an administrator speaks for those. */
    boolean speaksFor(Party party) {
        return caller.isAdmin()
                || party.kind() == PartyKind.MUNICIPALITY
                        && caller.isOneOf(parties.organisations(party.number()).toArray(String[]::new));
    }

    /** @throws Problem 403 unless the caller speaks for the party */
    void mustSpeakFor(Party party) {
        if (!speaksFor(party)) throw Problem.forbidden("report-of-another", Map.of("number", party.number()));
    }

    /** Whether the caller reads what has been submitted to this form. */
    boolean reads(Report report, FormStanding form) {
        return report.isSubmittedTo(form.formId())
                && caller.organisation().map(form::isReadBy).orElse(false);
    }

    /** Those of the forms that the caller may see, which are all for the party. */
    List<FormStanding> seen(Report report, List<FormStanding> forms) {
        if (speaksFor(report.party())) return forms;
        var seen = forms.stream().filter(form -> reads(report, form)).toList();
        if (seen.isEmpty())
            throw Problem.forbidden(
                    "report-of-another", Map.of("number", report.party().number()));
        return seen;
    }
}
