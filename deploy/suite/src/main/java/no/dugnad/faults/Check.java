package no.dugnad.faults;

import java.util.ArrayList;
import java.util.List;

/** Something that must hold when all is over. */
interface Check {

    /** What holds, in words. */
    String name();

    Finding look(Run run) throws Exception;

    /**
     * @param figures what was looked at, on one line
     * @param wrong each thing that is not as it should be
     */
    record Finding(String figures, List<String> wrong) {
        boolean held() {
            return wrong.isEmpty();
        }

        /** All that is wrong, but of many only the first. */
        List<String> shown(int most) {
            if (wrong.size() <= most) return wrong;
            var shown = new ArrayList<>(wrong.subList(0, most));
            shown.add("… and %d more".formatted(wrong.size() - most));
            return shown;
        }
    }
}
