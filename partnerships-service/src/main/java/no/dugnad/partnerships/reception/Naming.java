package no.dugnad.partnerships.reception;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import no.dugnad.partnerships.party.Parties;
import no.dugnad.partnerships.party.Party;
import no.dugnad.partnerships.project.Projects;
import no.dugnad.partnerships.reception.Source.Kind;
import no.dugnad.partnerships.solution.Solutions;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.write.References;

/** Looks up what receptions speak of, for a whole list in a handful of queries. */
@ApplicationScoped
class Naming {
    private final Parties parties;
    private final Projects projects;
    private final Solutions solutions;
    private final References references;

    Naming(Parties parties, Projects projects, Solutions solutions, References references) {
        this.parties = parties;
        this.projects = projects;
        this.solutions = solutions;
        this.references = references;
    }

    Names of(List<Reception> receptions) {
        return of(
                receptions.stream().flatMap(r -> r.parties().stream()).toList(),
                receptions.stream().map(Reception::source).toList());
    }

    Names of(Reception reception) {
        return of(List.of(reception));
    }

    Names of(Reception reception, Source source) {
        return of(reception.parties(), List.of(source));
    }

    Names of(Reception reception, Party another) {
        return of(
                Stream.concat(reception.parties().stream(), Stream.of(another)).toList(), List.of(reception.source()));
    }

    /**
     * A project or solution is then not removed until the transaction ends.
     *
     * @throws Problem 400 when the source has neither an id nor a name, or its id is not known
     */
    void check(Source source) {
        if (source.id() == null && source.name() == null) throw Problem.invalid(Fault.at("/source", "source-unnamed"));
        if (source.id() == null || source.kind() == Kind.INSTRUMENT) return;
        var table = source.kind() == Kind.PROJECT ? "project" : "solution";
        if (!references.holds(table, source.id()))
            throw Problem.invalid(Fault.at("/source/id", "unknown-" + table, Map.of("id", source.id())));
    }

    private Names of(List<Party> members, List<Source> sources) {
        return new Names(
                parties.known(parties.today(), members, List.of(), List.of()),
                projects.names(ids(sources, Kind.PROJECT)),
                solutions.names(ids(sources, Kind.SOLUTION)));
    }

    private static List<String> ids(List<Source> sources, Kind kind) {
        return sources.stream()
                .filter(source -> source.kind() == kind)
                .map(Source::id)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
