package no.dugnad.bench.bare;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestResponse;

/** The files of a folder, read once: by name, with an ETag; and the 304 of each, without looking at what was asked. */
@Path("/bare/{name}")
@Produces("application/json")
@NonBlocking
@Singleton
public class BareResource {
    private final Map<String, byte[]> files;

    BareResource(@ConfigProperty(name = "bare.folder") java.nio.file.Path folder) throws IOException {
        try (var all = Files.list(folder)) {
            files = all.collect(Collectors.toMap(file -> file.getFileName().toString(), read()));
        }
    }

    @GET
    public RestResponse<byte[]> whole(String name) {
        return RestResponse.ResponseBuilder.ok(files.get(name))
                .header("ETag", "\"bare\"")
                .build();
    }

    @GET
    @Path("/unchanged")
    public RestResponse<Void> unchanged(String name) {
        return RestResponse.ResponseBuilder.<Void>create(304)
                .header("ETag", "\"bare\"")
                .build();
    }

    private static Function<java.nio.file.Path, byte[]> read() {
        return file -> {
            try {
                return Files.readAllBytes(file);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        };
    }
}
