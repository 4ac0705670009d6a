package no.dugnad.reporting.survey;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.identity.OrganisationNumber;
import no.dugnad.platform.text.OneLine;
import no.dugnad.platform.text.Text;
import no.dugnad.platform.write.Identified;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A survey as the one who asked publishes it, and as it is kept. */
@Schema(description = "A survey as the one who asked publishes it.")
public record SurveyRequest(
        @Schema(nullable = true, description = "May repeat the address's id.") @Nullable
        String id,

        @NotNull Text name,

        @NotNull @Min(1990) @Max(2100) @Schema(description = "The edition.")
        Integer year,

        @NotNull @Valid @Schema(description = "Who asked, and writes this.")
        Asker asker,

        @Size(max = 300) @OneLine @Schema(nullable = true, description = "Who did the fieldwork.") @Nullable
        String fieldworkBy,

        @Valid @Schema(nullable = true, description = "When it was asked; null when it is not known.") @Nullable
        FieldPeriod fieldPeriod,

        @NotNull @Schema(description = "The population asked (hvem som ble spurt).")
        Text population,

        @PositiveOrZero @Schema(nullable = true, description = "How many were asked.") @Nullable
        Integer asked,

        @PositiveOrZero @Schema(nullable = true, description = "How many answered.") @Nullable
        Integer answers,

        @Min(0)
        @Max(100)
        @Schema(nullable = true, description = "The share that answered, in per cent, as it was published.")
        @Nullable
        Integer responsePercent,

        @NotNull @Schema(description = "How it was asked and weighted, as far as it is known.")
        Text method,

        @NotNull
        @Size(max = 5)
        @Schema(description = "Sectors whose units were asked; none when it was not units that were.")
        List<@NotNull Sector> sectors,

        @NotEmpty @Size(max = 3) List<@NotNull SurveyQuestion> questions,
        @NotNull @Valid @Size(max = 500) List<@NotNull Figure> figures,

        @Schema(nullable = true, description = "Why there are no figures; needed when there are none.") @Nullable
        Text figuresNote,

        @NotBlank @Size(max = 2000) @OneLine @Schema(description = "Where this is from.")
        String source,

        @NotNull @Min(1900) @Max(2200) @Schema(description = "Year of what the source says.")
        Integer asOf)
        implements Identified {

    @Schema(name = "SurveyAsker")
    public record Asker(
            @NotNull @Schema(required = true) OrganisationNumber organisationNumber,

            @NotBlank
            @Size(max = 300)
            @OneLine
            @Schema(required = true, examples = "KS – Kommunesektorens organisasjon")
            String name) {}

    /** Both days are in it. */
    @Schema(name = "SurveyFieldPeriod", description = "Both days are in it.")
    public record FieldPeriod(
            @NotNull @Schema(required = true) LocalDate from,
            @NotNull @Schema(required = true) LocalDate to) {}

    List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        if (fieldPeriod != null && fieldPeriod.to().isBefore(fieldPeriod.from()))
            faults.add(Fault.at("/fieldPeriod/to", "to-before-from"));
        if (asked != null && answers != null && answers > asked)
            faults.add(Fault.at("/answers", "max", Map.of("value", asked)));
        if (figures.isEmpty() && figuresNote == null) faults.add(Fault.at("/figuresNote", "figures-note-missing"));
        for (var i = 0; i < figures.size(); i++)
            faults.addAll(figures.get(i).faults("/figures/" + i, questions, sectors));
        return faults;
    }

    /** With the id, and with each word once, in their own order. */
    SurveyRequest complete(String id) {
        return new SurveyRequest(
                id,
                name,
                year,
                asker,
                fieldworkBy,
                fieldPeriod,
                population,
                asked,
                answers,
                responsePercent,
                method,
                sectors.stream().distinct().sorted().toList(),
                questions.stream().distinct().sorted().toList(),
                figures,
                figuresNote,
                source,
                asOf);
    }

    SurveyView view() {
        return new SurveyView(
                // kept with its id
                Objects.requireNonNull(id),
                name,
                year,
                asker,
                fieldworkBy,
                fieldPeriod,
                population,
                asked,
                answers,
                responsePercent,
                method,
                sectors,
                questions,
                figures,
                figuresNote,
                source,
                asOf);
    }
}
