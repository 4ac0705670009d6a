package no.dugnad.instruments.commongrants;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** OpportunityBase, and OpportunityDetails when it has its competitions. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "CommonGrantsOpportunity",
        description = "OpportunityBase or OpportunityDetails of CommonGrants 0.4: an instrument.")
public record Opportunity(
        @Schema(required = true) UUID id,
        @Schema(required = true) String title,
        @Schema(required = true) Value status,
        @Schema(required = true) String description,
        Funding funding,
        Timeline keyDates,
        List<Value> acceptedApplicantTypes,
        String source,
        Map<String, CustomField> customFields,
        @Schema(required = true) Instant createdAt,
        @Schema(required = true) Instant lastModifiedAt,

        @Schema(description = "Only where one opportunity is asked for.")
        List<Competition> competitions) {

    /** An extensible enum of the protocol. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CommonGrantsValue")
    public record Value(@Schema(required = true) String value, String customValue, String description) {
        static Value of(String value) {
            return new Value(value, null, null);
        }

        static Value custom(String customValue) {
            return new Value("custom", customValue, null);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CommonGrantsFunding")
    public record Funding(String details, Money totalAmountAvailable, Money minAwardAmount, Money maxAwardAmount) {}

    /** @param amount a decimal number as text */
    @Schema(name = "CommonGrantsMoney")
    public record Money(
            @Schema(required = true, examples = "12000000.00")
            String amount,

            @Schema(required = true, examples = "NOK") String currency) {
        static Money nok(Long kroner) {
            return kroner == null ? null : new Money(kroner + ".00", "NOK");
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CommonGrantsTimeline")
    public record Timeline(Event postDate, Event closeDate, Map<String, Event> otherDates) {}

    /** A single date or a date range; times are those of Norway and carry no zone, as the protocol has it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CommonGrantsEvent")
    public record Event(
            @Schema(required = true) String name,
            @Schema(required = true) String eventType,
            String date,
            String time,
            String startDate,
            String startTime,
            String endDate,
            String endTime,
            String details,
            String description) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CommonGrantsCustomField")
    public record CustomField(
            @Schema(required = true) String name,
            @Schema(required = true) String fieldType,
            @Schema(required = true) Object value,
            String description) {
        static CustomField text(String name, String value, String description) {
            return new CustomField(name, "string", value, description);
        }

        static CustomField list(String name, List<?> value, String description) {
            return new CustomField(name, "array", value, description);
        }
    }

    /** CompetitionBase: a call. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CommonGrantsCompetition")
    public record Competition(
            @Schema(required = true) UUID id,
            @Schema(required = true) UUID opportunityId,
            @Schema(required = true) String title,
            String description,
            @Schema(required = true) Value status,
            Dates keyDates,
            @Schema(required = true) Forms forms,
            List<Value> acceptedApplicantTypes,
            Map<String, CustomField> customFields,
            @Schema(required = true) Instant createdAt,
            @Schema(required = true) Instant lastModifiedAt) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CommonGrantsDates")
    public record Dates(Event openDate, Event closeDate, Map<String, Event> otherDates) {}

    /** Forms are the report owners' and are not told here. */
    @Schema(name = "CommonGrantsForms")
    public record Forms(@Schema(required = true) Map<String, Object> forms) {}

    Opportunity withoutCompetitions() {
        return new Opportunity(
                id,
                title,
                status,
                description,
                funding,
                keyDates,
                acceptedApplicantTypes,
                source,
                customFields,
                createdAt,
                lastModifiedAt,
                null);
    }
}
