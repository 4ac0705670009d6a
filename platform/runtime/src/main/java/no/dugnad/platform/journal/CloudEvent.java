package no.dugnad.platform.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An event as the HTTP feed shows it: CloudEvents 1.0, structured JSON, with our extensions. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CloudEvent(
        String specversion,
        String id,
        String source,
        String type,
        String subject,
        Instant time,
        String datacontenttype,
        String dataschema,

        @Schema(description = "Gap-free per service, in commit order. What `after` takes.")
        String sequence,

        @Schema(
                description =
                        "The life of the journal that numbered it. Another begins when the database was put back to an earlier moment: an event is known by both.")
        String epoch,

        String partitionkey,
        @Schema(nullable = true) String traceparent,

        @Schema(nullable = true, description = "The consumer organisation on whose behalf it was done.")
        String onbehalfof,

        @Schema(type = SchemaType.OBJECT, description = "The whole state after the fact.") @JsonRawValue
        String data) {}
