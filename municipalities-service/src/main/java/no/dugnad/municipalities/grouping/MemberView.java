package no.dugnad.municipalities.grouping;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A municipality and the group it is in at a date. */
@Schema(name = "GroupMember")
public record MemberView(
        @Schema(required = true) String number,
        @Schema(required = true) String name,
        @Schema(required = true) String group) {}
