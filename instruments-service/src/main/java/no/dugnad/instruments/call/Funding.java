package no.dugnad.instruments.call;

import jakarta.validation.constraints.PositiveOrZero;

/** The sums of a call, in whole kroner; null where none is set or known. */
public record Funding(
        @PositiveOrZero Long frame,
        @PositiveOrZero Long minPerProject,
        @PositiveOrZero Long maxPerProject,
        @PositiveOrZero Long maxPerJointProject) {

    /** The most that one project can get, or else the frame; null where neither is known. */
    Long most() {
        if (maxPerProject == null) return maxPerJointProject == null ? frame : maxPerJointProject;
        return maxPerJointProject == null ? maxPerProject : Long.valueOf(Math.max(maxPerProject, maxPerJointProject));
    }
}
