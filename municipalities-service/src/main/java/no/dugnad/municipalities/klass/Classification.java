package no.dugnad.municipalities.klass;

import java.util.Map;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.text.Text;

/** The classifications of KLASS that the registry can answer for. */
enum Classification {
    COUNTIES(
            104,
            Text.of("Standard for fylkesinndeling", "Standard for fylkesinndeling", "Classification of counties"),
            Text.of("Fylkesinndeling", "Fylkesinndeling", "Counties"),
            Text.of("Fylke", "Fylke", "County")),
    CENTRALITY(
            128,
            Text.of("Standard for sentralitet", "Standard for sentralitet", "Classification of centrality"),
            Text.of("Sentralitet", "Sentralitet", "Centrality"),
            Text.of("Sentralitetsklasse", "Sentralitetsklasse", "Centrality class")),
    MUNICIPALITIES(
            131,
            Text.of(
                    "Standard for kommuneinndeling",
                    "Standard for kommuneinndeling",
                    "Classification of municipalities"),
            Text.of("Kommuneinndeling", "Kommuneinndeling", "Municipalities"),
            Text.of("Kommune", "Kommune", "Municipality"));

    private final int id;
    private final Text title;
    private final Text versions;
    private final Text level;

    Classification(int id, Text title, Text versions, Text level) {
        this.id = id;
        this.title = title;
        this.versions = versions;
        this.level = level;
    }

    int id() {
        return id;
    }

    String title(String language) {
        return title.in(language);
    }

    /** What a version is called, before its year. */
    String versions(String language) {
        return versions.in(language);
    }

    /** What a code of its only level stands for. */
    String level(String language) {
        return level.in(language);
    }

    /** @throws Problem 404 when there is no such classification here, 400 when it is no id at all */
    static Classification of(String id) {
        if (!id.matches("[0-9]{1,18}")) throw Problem.invalid(Fault.in("id", "wrong-format", Map.of()));
        for (var one : values()) if (one.id == Long.parseLong(id)) return one;
        throw Problem.notFound("klass-unknown-classification", Map.of("id", id));
    }
}
