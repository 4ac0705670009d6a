package no.dugnad.local;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the launcher is asked to do.
 *
 * @param home where the built suite lies, laid out as in the repository: {@code <service>/target/quarkus-app}, {@code deploy/*.csv}, {@code deploy/reference}
 * @param data everything that is kept between two starts
 * @param fresh wipe the data folder first
 * @param demo load demonstration calls and participations
 * @param rebuild let the services build their read models anew from Kafka, beside the old ones
 * @param freePorts take any free port where the environment names none
 * @param site run the site beside the services
 * @param replicas how many processes of each service are run
 */
public record Options(
        Path home,
        Path data,
        boolean fresh,
        boolean demo,
        boolean rebuild,
        boolean freePorts,
        boolean site,
        int replicas) {

    private static final int MOST_REPLICAS = 9;

    public Options {
        if (replicas < 1 || replicas > MOST_REPLICAS) {
            throw new Trouble("--replicas needs a number from 1 to %d after it.".formatted(MOST_REPLICAS));
        }
    }

    /** The options as written on the command line and in the environment (DUGNAD_DATA, DUGNAD_FREE_PORTS). */
    public static Options parse(List<String> arguments, Map<String, String> environment) {
        Path home = Path.of("");
        Path data = environment.containsKey("DUGNAD_DATA") ? Path.of(environment.get("DUGNAD_DATA")) : null;
        boolean fresh = false;
        boolean demo = true;
        boolean rebuild = false;
        boolean site = true;
        int replicas = 1;
        boolean freePorts = "true".equals(environment.get("DUGNAD_FREE_PORTS"));
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            switch (option) {
                case "--home" -> home = folder(option, rest);
                case "--data" -> data = folder(option, rest);
                case "--fresh" -> fresh = true;
                case "--no-demo" -> demo = false;
                case "--rebuild" -> rebuild = true;
                case "--free-ports" -> freePorts = true;
                case "--no-site" -> site = false;
                case "--replicas" -> replicas = number(rest);
                default ->
                    throw new Trouble("Unknown option %s: deploy/up --help lists those there are.".formatted(option));
            }
        }
        home = home.toAbsolutePath().normalize();
        data = data == null
                ? home.resolve(".dugnad/data")
                : data.toAbsolutePath().normalize();
        return new Options(home, data, fresh, demo, rebuild, freePorts, site, replicas);
    }

    /** What is run. */
    Set<Service> services() {
        return site ? EnumSet.allOf(Service.class) : Service.WITH_DATA;
    }

    /** What is no number is none, which the constructor refuses. */
    private static int number(Iterator<String> rest) {
        String text = rest.hasNext() ? rest.next() : "";
        return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
    }

    private static Path folder(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new Trouble("%s needs a folder after it.".formatted(option));
        }
        return Path.of(rest.next());
    }
}
