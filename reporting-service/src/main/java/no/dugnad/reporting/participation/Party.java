package no.dugnad.reporting.participation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who took part. */
@Schema(
        name = "ParticipationParty",
        description = "The municipality or county authority, by the number it had in that year.")
public record Party(
        @Schema(required = true) PartyKind kind,

        @Schema(
                required = true,
                description = "Municipality number (kommunenummer, 4 digits) or county number (fylkesnummer, 2).",
                examples = "4601")
        String number) {}
