package no.dugnad.municipalities.klass;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import no.dugnad.platform.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Which classifications and versions there are, with links between them.
 *
 * @param base where the facade is, such as {@code http://localhost:8080/api/klass/v1}
 */
record Catalogue(Klass klass, String base) {
    private static final Text TYPE = Text.of("Klassifikasjon", "Klassifikasjon", "Classification");
    private static final Text DESCRIPTION = Text.of(
            "Statistisk sentralbyrås klassifikasjon {id} i KLASS (CC BY 4.0), fra 2013, svart på fra Dugnads register.",
            "Klassifikasjon {id} i KLASS frå Statistisk sentralbyrå (CC BY 4.0), frå 2013, svart på frå registeret i Dugnad.",
            "Statistics Norway's classification {id} in KLASS (CC BY 4.0), since 2013, answered from the registry of Dugnad.");
    private static final String OWNER = "Statistisk sentralbyrå";
    private static final ClassificationView.ContactView CONTACT = new ClassificationView.ContactView(OWNER, "", "");
    private static final List<String> LANGUAGES = List.of("nb", "nn", "en");

    /** @param changedSince null for all */
    ClassificationsView classifications(
            int page, int size, boolean includeCodelists, @Nullable OffsetDateTime changedSince) {
        var all = Stream.of(Classification.values())
                .filter(c -> changedSince == null
                        || !lastModified(c)
                                .atStartOfDay()
                                .atOffset(ZoneOffset.UTC)
                                .isBefore(changedSince))
                .toList();
        var pages = (all.size() + size - 1) / size;
        var shown = all.stream()
                .skip((long) page * size)
                .limit(size)
                .map(this::summary)
                .toList();
        var several = pages > 1;
        return new ClassificationsView(
                new ClassificationsView.Embedded(shown),
                new ClassificationsView.Links(
                        several ? page(0, size, includeCodelists) : null,
                        several && page > 0 ? page(page - 1, size, includeCodelists) : null,
                        page(page, size, includeCodelists),
                        several && page + 1 < pages ? page(page + 1, size, includeCodelists) : null,
                        several ? page(pages - 1, size, includeCodelists) : null),
                new ClassificationsView.PageView(size, all.size(), pages, page));
    }

    ClassificationView classification(Classification classification) {
        var here = base + "/classifications/" + classification.id();
        return new ClassificationView(
                classification.title(klass.language()),
                classification.id(),
                TYPE.in(klass.language()),
                modified(lastModified(classification)),
                description(classification),
                "nb",
                false,
                false,
                false,
                CONTACT,
                OWNER,
                List.of(classification.level(klass.language())),
                klass.editions(classification).stream()
                        .map(edition -> new ClassificationView.Edition(
                                edition.name(),
                                edition.id(),
                                edition.valid().from(),
                                edition.valid().to(),
                                modified(edition.valid().from()),
                                LANGUAGES,
                                self("/versions/" + edition.id())))
                        .toList(),
                new ClassificationView.Links(
                        LinkView.to(here),
                        LinkView.template(
                                here
                                        + "/codes{?from=<yyyy-MM-dd>,to=<yyyy-MM-dd>,csvSeparator,selectLevel,selectCodes,presentationNamePattern}"),
                        LinkView.template(
                                here
                                        + "/codesAt{?date=<yyyy-MM-dd>,csvSeparator,selectLevel,selectCodes,presentationNamePattern}"),
                        LinkView.template(
                                here
                                        + "/corresponds{?targetClassificationId,from=<yyyy-MM-dd>,to=<yyyy-MM-dd>,csvSeparator}"),
                        LinkView.template(
                                here + "/correspondsAt{?targetClassificationId,date=<yyyy-MM-dd>,csvSeparator}"),
                        LinkView.template(here + "/changes{?from=<yyyy-MM-dd>,to=<yyyy-MM-dd>,csvSeparator}")));
    }

    Optional<VersionView> version(String id) {
        return Stream.of(Classification.values())
                .flatMap(c -> klass.editions(c).stream()
                        .filter(edition -> String.valueOf(edition.id()).equals(id))
                        .map(edition -> version(c, edition)))
                .findFirst();
    }

    private VersionView version(Classification classification, Klass.Edition edition) {
        var from = Objects.requireNonNull(edition.valid().from());
        return new VersionView(
                edition.name(),
                edition.id(),
                from,
                edition.valid().to(),
                modified(from),
                LANGUAGES,
                description(classification),
                CONTACT,
                OWNER,
                "",
                "",
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(new VersionView.Level(1, classification.level(klass.language()))),
                klass.codes(classification).stream()
                        .filter(code -> code.valid().contains(from))
                        .map(code -> new VersionView.Item(
                                code.code(),
                                "",
                                "1",
                                code.name(),
                                null,
                                null,
                                code.valid().from(),
                                code.valid().to()))
                        .toList(),
                self("/versions/" + edition.id()));
    }

    private ClassificationsView.Summary summary(Classification classification) {
        return new ClassificationsView.Summary(
                classification.title(klass.language()),
                classification.id(),
                TYPE.in(klass.language()),
                modified(lastModified(classification)),
                self("/classifications/" + classification.id()));
    }

    private String description(Classification classification) {
        return DESCRIPTION.in(klass.language()).replace("{id}", String.valueOf(classification.id()));
    }

    private LocalDate lastModified(Classification classification) {
        return Objects.requireNonNull(
                klass.editions(classification).getFirst().valid().from());
    }

    private static String modified(@Nullable LocalDate date) {
        return date + "T00:00:00.000+0000";
    }

    private ClassificationsView.Self self(String path) {
        return new ClassificationsView.Self(LinkView.to(base + path));
    }

    private LinkView page(int page, int size, boolean includeCodelists) {
        return LinkView.to(
                base + "/classifications?includeCodelists=" + includeCodelists + "&page=" + page + "&size=" + size);
    }
}
