package no.dugnad.local;

import io.vertx.core.http.impl.HttpUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Which service answers a path: {@code deploy/routes.csv}, the one table that every way of running the suite reads. The longest prefix wins. */
final class Routes {

    private record Route(String prefix, Service service) {
        boolean covers(String path) {
            return prefix.equals("/") || path.equals(prefix) || path.startsWith(prefix + "/");
        }
    }

    private static final String HEADER = "path_prefix,service";

    private final List<Route> longestFirst;

    private Routes(List<Route> longestFirst) {
        this.longestFirst = longestFirst;
    }

    /**
     * Of two lines with one prefix the first whose service is run is meant.
     *
     * @param run the services that are
     */
    static Routes read(Path csv, Set<Service> run) throws IOException {
        List<String> lines = Files.readAllLines(csv);
        if (lines.isEmpty() || !lines.getFirst().strip().equals(HEADER)) {
            throw new Trouble("%s must begin with the line %s.".formatted(csv, HEADER));
        }
        List<Route> routes = lines.stream()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(Routes::route)
                .filter(route -> run.contains(route.service()))
                .sorted(Comparator.comparingInt((Route route) -> route.prefix().length())
                        .reversed())
                .toList();
        if (routes.isEmpty() || !routes.getLast().prefix().equals("/")) {
            throw new Trouble("%s has no line for /, so some paths would have no service.".formatted(csv));
        }
        return new Routes(routes);
    }

    Service serviceFor(String path) {
        String plain = plain(path);
        return longestFirst.stream()
                .filter(route -> route.covers(plain))
                .findFirst()
                .orElseThrow()
                .service();
    }

    /** Health, metrics and whatever else Quarkus keeps under {@code /q} are for those who run the suite, not for those who come through the front door. */
    static boolean internal(String path) {
        String plain = plain(path);
        return plain.equals("/q") || plain.startsWith("/q/");
    }

    /** As the services will read it: without dot segments and needless escapes, or a path could be routed as one thing and answered as another. */
    private static String plain(String path) {
        try {
            return HttpUtils.normalizePath(path).replaceAll("//+", "/");
        } catch (IllegalArgumentException badEscape) {
            return path;
        }
    }

    private static Route route(String line) {
        String[] columns = line.strip().split(",");
        if (columns.length != 2 || !columns[0].startsWith("/") || columns[0].length() > 1 && columns[0].endsWith("/")) {
            throw new Trouble(
                    "routes.csv: '%s' is not path_prefix,service with a prefix like /v1/calls.".formatted(line));
        }
        return new Route(columns[0], Service.named(columns[1]));
    }
}
