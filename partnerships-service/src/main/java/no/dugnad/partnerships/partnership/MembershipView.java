package no.dugnad.partnerships.partnership;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.dugnad.partnerships.party.Party;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A party's membership of a partnership (medlemskap) in a period, as readers see it. */
record MembershipView(
        @Schema(required = true) UUID id,
        @Schema(required = true) Party party,
        @Schema(required = true) MemberRole role,

        @Schema(required = true, description = "First day of the membership.")
        LocalDate from,

        @Schema(
                required = true,
                nullable = true,
                description = "First day on which it is no more; null while it lasts.")
        @Nullable
        LocalDate to,

        @Schema(
                required = true,
                nullable = true,
                description =
                        "Number of the municipality (or county) whose membership this one continues after a merger, split or renumbering; null otherwise.")
        @Nullable
        String inheritedFrom,

        @Schema(
                required = true,
                description =
                        "Numbers of all whose memberships this one continues, `inheritedFrom` first: several where members merged.")
        List<String> predecessors,

        @Schema(required = true) MembershipState state,

        @Schema(
                required = true,
                nullable = true,
                description =
                        "The day from which one that is not answered is shown as stated by the host; null for one that is proposed until it is answered.")
        @Nullable
        LocalDate answerBy,

        @Schema(required = true, nullable = true, description = "The member's own answer; null while there is none.")
        @Nullable
        Answer answer) {}
