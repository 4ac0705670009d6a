package no.dugnad.instruments.instrument;

import java.util.List;
import no.dugnad.instruments.instrument.Vocabulary.Applicant;
import no.dugnad.instruments.instrument.Vocabulary.GrantKind;
import no.dugnad.instruments.instrument.Vocabulary.InnovationKind;
import no.dugnad.instruments.instrument.Vocabulary.Orientation;
import no.dugnad.instruments.instrument.Vocabulary.Sector;
import no.dugnad.instruments.instrument.Vocabulary.Status;
import no.dugnad.instruments.instrument.Vocabulary.Support;
import no.dugnad.instruments.organisation.Organisation;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Instrument", description = "An instrument (virkemiddel).")
public record InstrumentView(
        @Schema(required = true, examples = "klimasats") String id,
        @Schema(required = true) Text name,
        @Schema(required = true) Text summary,
        @Schema(required = true) Organisation owner,

        @Schema(required = true, description = "Who allots it, where that is not the owner (forvaltere).")
        List<Organisation> managers,

        @Schema(required = true) Support support,
        @Schema(required = true) Orientation orientation,

        @Schema(minimum = "1", maximum = "5", description = "1 incremental to 5 radical; null when nobody has said.")
        Integer ambition,

        @Schema(required = true) List<String> themes,
        @Schema(required = true) List<Sector> sectors,
        @Schema(required = true) List<InnovationKind> innovationKinds,
        @Schema(required = true) List<Applicant> applicants,
        @Schema(required = true) Status status,

        @Schema(description = "What is known, and not known, of the status.")
        Text statusNote,

        String website,

        @Schema(description = "What is to come of it (mål).")
        Text objective,

        @Schema(description = "Whom it is to help in the end (målgruppe).")
        Text targetGroup,

        @Schema(examples = "kap. 761 post 68", description = "Where it stands in the state budget (kapittel og post).")
        String budgetItem,

        @Schema(
                required = true,
                description = "Addresses of the acts and regulations it rests on, such as ELI of Lovdata.")
        List<String> legalResources,

        @Schema(required = true, description = "What a grant may pay (type tilskudd): projects, operations.")
        List<GrantKind> grantKinds,

        @Schema(description = "Where the record is from.") String source,

        @Schema(description = "Year of what the record says.")
        Integer asOf) {}
