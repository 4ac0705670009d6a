package no.dugnad.instruments.instrument;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import no.dugnad.instruments.instrument.Vocabulary.Applicant;
import no.dugnad.instruments.instrument.Vocabulary.GrantKind;
import no.dugnad.instruments.instrument.Vocabulary.InnovationKind;
import no.dugnad.instruments.instrument.Vocabulary.Orientation;
import no.dugnad.instruments.instrument.Vocabulary.Sector;
import no.dugnad.instruments.instrument.Vocabulary.Status;
import no.dugnad.instruments.instrument.Vocabulary.Support;
import no.dugnad.instruments.organisation.Organisation;
import no.dugnad.platform.text.OneLine;
import no.dugnad.platform.text.SlugForm;
import no.dugnad.platform.text.Text;
import no.dugnad.platform.text.WebAddress;
import no.dugnad.platform.write.Identified;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An instrument as its owner writes it, and as it is kept. */
@Schema(description = "An instrument (virkemiddel) as its owner writes it.")
record InstrumentRequest(
        @Schema(nullable = true, description = "May repeat the address's id in a PUT or PATCH; not given in a POST.")
        String id,

        @NotNull Text name,
        @NotNull Text summary,
        @NotNull @Valid Organisation owner,
        @Size(max = 100) List<@NotNull @Valid Organisation> managers,
        @NotNull Support support,
        @NotNull Orientation orientation,
        @Min(1) @Max(5) Integer ambition,
        @Size(max = 50) List<@NotNull @SlugForm @Size(max = 80) String> themes,
        @Size(max = 20) List<@NotNull Sector> sectors,
        @Size(max = 20) List<@NotNull InnovationKind> innovationKinds,
        @NotEmpty @Size(max = 20) List<@NotNull Applicant> applicants,
        Status status,
        Text statusNote,

        @Size(max = 2000) @WebAddress String website,

        Text objective,
        Text targetGroup,

        @Size(max = 200) @OneLine String budgetItem,

        @Size(max = 20) List<@NotNull @Size(max = 2000) @WebAddress String> legalResources,

        @Size(max = 10) List<@NotNull GrantKind> grantKinds,

        @Size(max = 2000) @OneLine String source,

        @Min(1900) @Max(2200) Integer asOf)
        implements Identified {

    /** With names looked up, lists in place of nulls and without doubles, and the default status. */
    InstrumentRequest complete(String id) {
        return new InstrumentRequest(
                id,
                name,
                summary,
                owner.known(),
                eachOnce(managers),
                support,
                orientation,
                ambition,
                unique(themes),
                unique(sectors),
                unique(innovationKinds),
                unique(applicants),
                status == null ? Status.ACTIVE : status,
                statusNote,
                website,
                objective,
                targetGroup,
                budgetItem,
                unique(legalResources),
                unique(grantKinds),
                source,
                asOf);
    }

    InstrumentView view() {
        return new InstrumentView(
                id,
                name,
                summary,
                owner,
                managers,
                support,
                orientation,
                ambition,
                themes,
                sectors,
                innovationKinds,
                applicants,
                status,
                statusNote,
                website,
                objective,
                targetGroup,
                budgetItem,
                unique(legalResources),
                unique(grantKinds),
                source,
                asOf);
    }

    private static List<Organisation> eachOnce(List<Organisation> organisations) {
        var seen = new HashSet<String>();
        return unique(organisations).stream()
                .filter(organisation -> seen.add(organisation.number()))
                .map(Organisation::known)
                .toList();
    }

    private static <T> List<T> unique(List<T> list) {
        return list == null ? List.of() : list.stream().distinct().toList();
    }
}
