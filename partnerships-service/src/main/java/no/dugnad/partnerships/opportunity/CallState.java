package no.dugnad.partnerships.opportunity;

import java.time.Instant;
import java.util.List;
import no.dugnad.platform.feed.UnreadableEvent;
import no.dugnad.platform.text.Text;
import org.jspecify.annotations.Nullable;

/** A call (utlysning) as the catalogue tells of it, with the fields that are used here. */
record CallState(
        String id,
        String instrumentId,
        Text title,
        @Nullable Area area,
        @Nullable Instant opensAt,
        @Nullable Instant closesAt,
        @Nullable Funding fundingNok,
        List<Criterion> criteria,
        @Nullable Instant withdrawnAt,
        boolean demo) {

    CallState {
        if (id == null || instrumentId == null || title == null)
            throw new UnreadableEvent("A call has id, instrumentId and title.", null);
        criteria = criteria == null ? List.of() : criteria;
    }

    record Area(@Nullable List<String> counties) {}

    record Funding(@Nullable Long maxPerProject, @Nullable Long maxPerJointProject) {
        boolean moreTogether() {
            return maxPerJointProject != null && maxPerProject != null && maxPerJointProject > maxPerProject;
        }
    }

    record Criterion(
            String id,
            Text text,
            String expression,
            @Nullable String mayBeMetBy,
            @Nullable String weight) {
        boolean byPartnership() {
            return "partnership".equals(mayBeMetBy);
        }

        boolean required() {
            return !"priority".equals(weight);
        }
    }

    boolean moreTogether() {
        return fundingNok != null && fundingNok.moreTogether();
    }
}
