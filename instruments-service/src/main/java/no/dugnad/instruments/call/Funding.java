package no.dugnad.instruments.call;

import jakarta.validation.constraints.PositiveOrZero;

/** The sums of a call, in whole kroner; null where none is set or known. */
record Funding(
        @PositiveOrZero Long frame,
        @PositiveOrZero Long minPerProject,
        @PositiveOrZero Long maxPerProject,
        @PositiveOrZero Long maxPerJointProject) {}
