package no.dugnad.local;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** Where a running suite answers: {@code addresses.properties} in its data folder, there exactly as long as the suite is ready. */
public final class Addresses {

    public static final String FRONT_DOOR = "front-door";
    public static final String TOKEN = "token";
    public static final String ISSUER = "issuer";
    public static final String KAFKA = "kafka";
    public static final String POSTGRES = "postgres";

    private static final String FILE = "addresses.properties";

    private Addresses() {}

    /** The addresses as last written, or nothing when no suite is ready on this data folder. */
    public static Optional<Properties> read(Path data) {
        try (Reader reader = Files.newBufferedReader(data.resolve(FILE))) {
            Properties addresses = new Properties();
            addresses.load(reader);
            return Optional.of(addresses);
        } catch (NoSuchFileException notReady) {
            return Optional.empty();
        } catch (IOException e) {
            throw new Trouble("%s cannot be read: %s.".formatted(data.resolve(FILE), e.getMessage()), e);
        }
    }

    static String publicUrl(Ports ports) {
        return "http://localhost:" + ports.number(Port.FRONT_DOOR);
    }

    static String frontDoor(Ports ports) {
        return "http://127.0.0.1:" + ports.number(Port.FRONT_DOOR);
    }

    static String of(Service service, Ports ports) {
        return "http://127.0.0.1:" + ports.number(service.port());
    }

    static String of(Replica replica, Ports ports) {
        return "http://127.0.0.1:" + ports.number(replica);
    }

    static void write(DataFolder data, Ports ports, Set<Service> services) throws IOException {
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put(FRONT_DOOR, publicUrl(ports));
        addresses.put(ISSUER, TokenIssuer.url(ports.number(Port.ISSUER)));
        addresses.put(TOKEN, "http://127.0.0.1:" + ports.number(Port.ISSUER) + TokenDesk.PATH);
        addresses.put(KAFKA, "127.0.0.1:" + ports.number(Port.KAFKA));
        addresses.put(POSTGRES, "127.0.0.1:" + ports.number(Port.POSTGRES));
        for (Service service : services) {
            ports.replicas(service).forEach(replica -> addresses.put(replica.name(), of(replica, ports)));
        }
        addresses.put("launcher-pid", Long.toString(ProcessHandle.current().pid()));
        addresses.put("launcher-classes", ChildProcess.launcherClasses().toString());
        StringBuilder text = new StringBuilder();
        addresses.forEach(
                (name, value) -> text.append(name).append('=').append(value).append('\n'));
        Path draft = data.resolve(FILE + ".draft");
        Files.writeString(draft, text);
        Files.move(draft, data.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static void remove(DataFolder data) throws IOException {
        Files.deleteIfExists(data.resolve(FILE));
    }
}
