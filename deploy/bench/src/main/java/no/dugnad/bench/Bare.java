package no.dugnad.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;

/** A Quarkus endpoint with nothing around it, in a process of its own with the options that the services have. */
final class Bare implements AutoCloseable {
    private final Process process;
    private final int port;

    private Bare(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** @param folder its files are what is answered */
    static Bare start(Path root, Path folder) throws IOException, InterruptedException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=" + port,
                        "-Dbare.folder=" + folder,
                        "-jar",
                        root.resolve("deploy/bench/bare/target/quarkus-app/quarkus-run.jar")
                                .toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolveSibling("bare.log").toFile())
                .start();
        var bare = new Bare(process, port);
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        bare.awaitReady();
        return bare;
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private void awaitReady() throws IOException, InterruptedException {
        var http = HttpClient.newHttpClient();
        for (var i = 0; i < 300; i++) {
            try {
                http.send(HttpRequest.newBuilder(address("/bare")).build(), BodyHandlers.discarding());
                return;
            } catch (IOException notYet) {
                Thread.sleep(100);
            }
        }
        throw new IOException("The bare endpoint did not start; its log lies beside its folder.");
    }

    @Override
    public void close() {
        process.destroy();
    }
}
