package no.dugnad.platform.image;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * How it stands with the tables of an image: equal as long as they hold the same. It has no order, and need not have one: whoever asks again gets what is
 * newer.
 *
 * @param marks of the image's parts, in their order; null for one of which no revision is kept
 */
public record Revision(List<Long> marks) {
    /** Whether both are known and the same. */
    boolean isStill(Revision before) {
        return marks.stream().allMatch(Objects::nonNull) && marks.equals(before.marks());
    }

    /** @param part its place in their order */
    boolean isStill(Revision before, int part) {
        return marks.get(part) != null && marks.get(part).equals(before.marks().get(part));
    }

    /** The question that {@link #of} reads the answer of. The schema is looked up by name in the very moment, as another may have taken its place. */
    static String question(List<String> parts) {
        return parts.stream().map(Revision::mark).collect(Collectors.joining(", ", "select ", ""));
    }

    private static String mark(String part) {
        if (part.startsWith("(")) return part;
        var names = part.split("\\.");
        return """
                (select bit_xor(mark) from revision
                 where image = '%s' and schema = (select oid from pg_namespace where nspname = '%s'))
                """.formatted(names[1], names[0]);
    }

    static Revision of(ResultSet row, int parts) throws SQLException {
        var marks = new ArrayList<Long>();
        for (var i = 1; i <= parts; i++) marks.add(row.getObject(i, Long.class));
        return new Revision(Collections.unmodifiableList(marks));
    }
}
