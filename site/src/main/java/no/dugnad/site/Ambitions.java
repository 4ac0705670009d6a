package no.dugnad.site;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.dugnad.site.PartnershipAnswers.Project;
import org.jspecify.annotations.Nullable;

/**
 * Projects by ambition and stage.
 *
 * @param sentence the finding; null when there are no projects
 * @param stages headings
 * @param rows by ambition from 5 (radical) to 1 (incremental), and those that nobody has graded last, when there are such
 * @param projects all of them, the most radical first
 */
record Ambitions(@Nullable String sentence, List<String> stages, List<Row> rows, List<Line> projects) {
    static final List<String> STAGES =
            List.of("idea", "planning", "experimenting", "implementing", "completed", "stopped");
    /** From radical to incremental; null for those that nobody has graded. */
    static final List<@Nullable Integer> GRADES = Arrays.asList(5, 4, 3, 2, 1, null);

    private static final int RADICAL = 4;

    /** @param counts by stage */
    record Row(String ambition, List<Long> counts, long total) {}

    /** @param where stage and ambition, in words */
    record Line(String name, @Nullable String summary, String where) {}

    static Ambitions of(List<Project> projects, Wording wording) {
        var rows = new ArrayList<Row>();
        for (var grade : GRADES) {
            var graded = of(projects, grade);
            if (grade != null || !graded.isEmpty())
                rows.add(new Row(
                        wording.say("ambition-" + (grade == null ? "none" : grade)),
                        STAGES.stream()
                                .map(stage -> graded.stream()
                                        .filter(project -> stage.equals(project.stage()))
                                        .count())
                                .toList(),
                        graded.size()));
        }
        var radical = projects.stream()
                .filter(project -> project.ambition() != null && project.ambition() >= RADICAL)
                .count();
        var ungraded =
                projects.stream().filter(project -> project.ambition() == null).count();
        return new Ambitions(
                projects.isEmpty()
                        ? null
                        : wording.say(
                                "ambitions-found",
                                Map.of("all", projects.size(), "radical", radical, "ungraded", ungraded)),
                STAGES.stream().map(stage -> wording.word("stage", stage)).toList(),
                rows,
                projects.stream()
                        .sorted(Comparator.comparing(
                                Project::ambition, Comparator.nullsLast(Comparator.reverseOrder())))
                        .map(project -> line(project, wording))
                        .toList());
    }

    static List<Project> of(List<Project> projects, @Nullable Integer grade) {
        return projects.stream()
                .filter(project -> Objects.equals(project.ambition(), grade))
                .toList();
    }

    private static Line line(Project project, Wording wording) {
        return new Line(
                wording.in(project.name()),
                wording.inIfTold(project.summary()),
                wording.word("stage", project.stage()) + ", "
                        + wording.say("ambition-" + (project.ambition() == null ? "none" : project.ambition())));
    }
}
