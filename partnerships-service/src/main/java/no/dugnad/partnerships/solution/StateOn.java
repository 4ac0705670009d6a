package no.dugnad.partnerships.solution;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A state of an adoption and the day on which it began. */
@Schema(name = "AdoptionStateOn")
record StateOn(@NotNull AdoptionState state, @NotNull LocalDate on) {}
