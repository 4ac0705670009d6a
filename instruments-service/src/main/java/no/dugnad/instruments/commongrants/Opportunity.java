package no.dugnad.instruments.commongrants;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

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
        @Nullable Funding funding,
        @Nullable Timeline keyDates,
        List<Value> acceptedApplicantTypes,
        String source,
        Map<String, CustomField> customFields,
        @Schema(required = true) Instant createdAt,
        @Schema(required = true) Instant lastModifiedAt,

        @Schema(description = "Only where one opportunity is asked for.") @Nullable
        List<Competition> competitions) {

    /** An extensible enum of the protocol. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CommonGrantsValue")
    public record Value(
            @Schema(required = true) String value,
            @Nullable String customValue,
            @Nullable String description) {
        static Value of(String value) {
            return new Value(value, null, null);
        }

        static Value custom(String customValue) {
            return new Value("custom", customValue, null);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CommonGrantsFunding")
    public record Funding(
            @Nullable String details,
            @Nullable Money totalAmountAvailable,
            @Nullable Money minAwardAmount,
            @Nullable Money maxAwardAmount) {}

    /** @param amount a decimal number as text */
    @Schema(name = "CommonGrantsMoney")
    public record Money(
            @Schema(required = true, examples = "12000000.00")
            String amount,

            @Schema(required = true, examples = "NOK") String currency) {
        static @Nullable Money nok(@Nullable Long kroner) {
            return kroner == null ? null : new Money(kroner + ".00", "NOK");
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CommonGrantsTimeline")
    public record Timeline(
            @Nullable Event postDate,
            @Nullable Event closeDate,
            @Nullable Map<String, Event> otherDates) {}

    /** A single date or a date range; times are those of Norway and carry no zone, as the protocol has it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CommonGrantsEvent")
    public record Event(
            @Schema(required = true) String name,
            @Schema(required = true) String eventType,
            @Nullable String date,
            @Nullable String time,
            @Nullable String startDate,
            @Nullable String startTime,
            @Nullable String endDate,
            @Nullable String endTime,
            @Nullable String details,
            @Nullable String description) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CommonGrantsCustomField")
    public record CustomField(
            @Schema(required = true) String name,
            @Schema(required = true) String fieldType,
            @Schema(required = true) Object value,
            @Nullable String description) {
        static CustomField text(String name, String value, @Nullable String description) {
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
            @Nullable Dates keyDates,
            @Schema(required = true) Forms forms,
            List<Value> acceptedApplicantTypes,
            Map<String, CustomField> customFields,
            @Schema(required = true) Instant createdAt,
            @Schema(required = true) Instant lastModifiedAt) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CommonGrantsDates")
    public record Dates(
            @Nullable Event openDate,
            @Nullable Event closeDate,
            @Nullable Map<String, Event> otherDates) {}

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
