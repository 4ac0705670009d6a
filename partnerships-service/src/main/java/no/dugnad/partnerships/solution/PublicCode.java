package no.dugnad.partnerships.solution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * A solution as {@code publiccode.yml} (the standard of public software catalogues, version 0.4), with what is known of it. Keys that the standard requires
 * and nobody has stated are named in a comment, and not made up.
 */
final class PublicCode {
    private static final String VERSION = "0.4";
    private static final ObjectMapper JSON = new ObjectMapper();

    private PublicCode() {}

    /** @param usedBy names of those that have it in use today */
    static String yaml(SolutionView solution, List<String> usedBy, String language) {
        var out = new StringBuilder();
        var unknown = new ArrayList<>(
                List.of("platforms", "developmentStatus", "softwareType", "maintenance", "localisation"));
        line(out, "publiccodeYmlVersion", VERSION);
        line(out, "name", solution.name().in(language));
        if (solution.repository() != null) line(out, "url", solution.repository());
        else unknown.addFirst("url");
        if (solution.website() != null) line(out, "landingURL", solution.website());
        if (solution.firstReleasedOn() != null)
            line(out, "releaseDate", solution.firstReleasedOn().toString());
        if (solution.licence() != null)
            out.append("legal:\n  license: ").append(quoted(solution.licence())).append('\n');
        else unknown.add("legal");
        out.append("organisation:\n  name: ")
                .append(quoted(
                        solution.owner().name() == null
                                ? solution.owner().number()
                                : solution.owner().name()))
                .append("\n  uri: ")
                .append(quoted("urn:x-no-orgnr:" + solution.owner().number()))
                .append('\n');
        out.append("intendedAudience:\n  countries:\n    - \"NO\"\n  scope:\n    - \"local-authorities\"\n");
        if (solution.summary() != null) {
            out.append("description:\n");
            solution.summary().values().forEach((key, text) -> {
                out.append("  ").append(key).append(":\n");
                out.append("    shortDescription: ")
                        .append(quoted(shortened(text)))
                        .append('\n');
                if (text.length() > 150)
                    out.append("    longDescription: ").append(quoted(text)).append('\n');
            });
        } else unknown.add("description");
        out.append(usedBy.isEmpty() ? "usedBy: []\n" : "usedBy:\n");
        usedBy.forEach(name -> out.append("  - ").append(quoted(name)).append('\n'));
        out.append("# Asked for by the standard and not stated: ")
                .append(String.join(", ", unknown))
                .append('\n');
        return out.toString();
    }

    private static void line(StringBuilder out, String key, String value) {
        out.append(key).append(": ").append(quoted(value)).append('\n');
    }

    /** The standard allows 150 characters. */
    private static String shortened(String text) {
        return text.length() <= 150 ? text : text.substring(0, 149).strip() + "…";
    }

    /** A JSON string is a YAML string. */
    private static String quoted(String text) {
        try {
            return JSON.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
