package no.dugnad.reporting.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.dugnad.reporting.form.FormView.Owner;
import no.dugnad.reporting.known.Funding;
import no.dugnad.reporting.known.Funding.Call;
import org.jspecify.annotations.Nullable;

/** Whom a report's forms are for, and by when. */
@ApplicationScoped
class Standings {
    private final Funding funding;

    Standings(Funding funding) {
        this.funding = funding;
    }

    List<FormStanding> of(Report report) {
        var forms = report.sheet().forms();
        var instruments = funding.instruments(
                forms.stream().map(TiedForm::instrumentId).distinct().toList());
        var calls = funding.calls(
                forms.stream().flatMap(form -> form.calls().stream()).distinct().toList());
        return forms.stream()
                .map(form -> {
                    var instrument = instruments.get(form.instrumentId());
                    var call = form.callId() == null ? null : calls.get(form.callId());
                    return new FormStanding(
                            form.formId(),
                            form.version(),
                            form.title(),
                            form.instrumentId(),
                            form.callId(),
                            instrument == null ? null : new Owner(instrument.owner(), instrument.ownerName()),
                            call == null ? null : call.manager(),
                            due(form, calls),
                            report.isSubmittedTo(form.formId()));
                })
                .toList();
    }

    private static @Nullable Instant due(TiedForm form, Map<String, Call> calls) {
        return form.calls().stream()
                .map(calls::get)
                .filter(Objects::nonNull)
                .map(Call::reportingDueAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
