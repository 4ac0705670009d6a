package no.dugnad.instruments.call;

import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;

/** The sums of a call, in whole kroner; null where none is set or known. */
public record Funding(
        @PositiveOrZero @Nullable Long frame,
        @PositiveOrZero @Nullable Long minPerProject,
        @PositiveOrZero @Nullable Long maxPerProject,
        @PositiveOrZero @Nullable Long maxPerJointProject) {

    /** The most that one project can get, or else the frame; null where neither is known. */
    @Nullable
    Long most() {
        if (maxPerProject == null) return maxPerJointProject == null ? frame : maxPerJointProject;
        return maxPerJointProject == null ? maxPerProject : Long.valueOf(Math.max(maxPerProject, maxPerJointProject));
    }
}
