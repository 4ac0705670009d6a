package no.dugnad.reporting.form;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.dugnad.reporting.concept.Concepts;
import no.dugnad.reporting.form.FormView.Owner;
import no.dugnad.reporting.known.Funding;
import org.jspecify.annotations.Nullable;

/** Forms as readers see them: with their concepts and owners, by the same few queries however many they are. */
@ApplicationScoped
public class Forms {
    private final EntityManager entities;
    private final Concepts concepts;
    private final Funding funding;

    Forms(EntityManager entities, Concepts concepts, Funding funding) {
        this.entities = entities;
        this.concepts = concepts;
        this.funding = funding;
    }

    /** What is asked of whoever was granted under these instruments and calls. */
    public List<FormView> applying(Collection<String> instruments, Collection<String> calls) {
        return views(ReportForm.applying(instruments, calls));
    }

    /** Ids of the forms whose answers this organisation reads: as owner of the instrument or manager of the call. */
    @SuppressWarnings("unchecked")
    public List<String> readBy(String organisation) {
        return entities.createNativeQuery("""
                        select f.id from report_form f
                        left join read_model.instrument i on i.id = f.instrument
                        left join read_model.call c on c.id = f.call
                        where i.owner = :organisation or c.manager = :organisation
                        """, String.class)
                .setParameter("organisation", organisation)
                .getResultList();
    }

    List<FormView> views(List<ReportForm> forms) {
        return views(forms, forms.stream().map(ReportForm::body).toList());
    }

    FormView view(ReportForm form) {
        return views(List.of(form)).getFirst();
    }

    /** The form as it was in an earlier version. */
    FormView view(ReportForm form, ReportFormVersion earlier) {
        var view = views(List.of(form), List.of(earlier.body())).getFirst();
        return view.published(earlier.version(), earlier.publishedAt());
    }

    /** @param bodies what each of the forms says */
    private List<FormView> views(List<ReportForm> forms, List<FormRequest> bodies) {
        var known = concepts.among(bodies.stream()
                .flatMap(body -> body.questions().stream())
                .map(QuestionRequest::concept)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        var instruments = funding.instruments(distinct(forms, ReportForm::instrument));
        var calls = funding.calls(distinct(forms, ReportForm::call));
        return IntStream.range(0, forms.size())
                .mapToObj(i -> {
                    var form = forms.get(i);
                    var body = bodies.get(i);
                    var instrument = instruments.get(form.instrument());
                    var call = form.call() == null ? null : calls.get(form.call());
                    return new FormView(
                            form.id(),
                            form.version(),
                            form.instrument(),
                            form.call(),
                            instrument == null ? null : new Owner(instrument.owner(), instrument.ownerName()),
                            call == null ? null : call.manager(),
                            body.title(),
                            body.questions().stream()
                                    .map(question -> QuestionView.of(
                                            question,
                                            question.concept() == null ? null : known.get(question.concept())))
                                    .toList(),
                            body.note(),
                            body.source(),
                            form.demo(),
                            form.publishedAt(),
                            form.withdrawnAt());
                })
                .toList();
    }

    private static List<String> distinct(List<ReportForm> forms, Function<ReportForm, @Nullable String> id) {
        return forms.stream()
                .flatMap(form -> Stream.ofNullable(id.apply(form)))
                .distinct()
                .toList();
    }
}
