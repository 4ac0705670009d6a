package no.dugnad.municipalities.klass;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Map;
import java.util.regex.Pattern;
import no.dugnad.platform.http.Problem;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** How a client of KLASS says which format it wants: by Accept, or as it used to by {@code .json} and {@code .csv} at the end of the path. XML is not there. */
public class KlassFormats {
    private static final String BASE = "/api/klass/v1/";
    private static final Pattern SUFFIX = Pattern.compile("\\.(json|csv|xml)$");

    @ServerRequestFilter(preMatching = true)
    public void choose(ContainerRequestContext request) {
        var path = request.getUriInfo().getPath();
        if (!path.startsWith(BASE) && !path.startsWith(BASE.substring(1))) return;
        var suffix = SUFFIX.matcher(path);
        if (suffix.find()) {
            if (suffix.group(1).equals("xml")) throw noXml();
            var address = request.getUriInfo().getRequestUri();
            request.setRequestUri(UriBuilder.fromUri(address)
                    .replacePath(SUFFIX.matcher(address.getRawPath()).replaceFirst(""))
                    .build());
            request.getHeaders()
                    .putSingle(
                            HttpHeaders.ACCEPT,
                            suffix.group(1).equals("csv") ? "text/csv" : MediaType.APPLICATION_JSON);
            return;
        }
        var accepted = request.getAcceptableMediaTypes();
        if (accepted.stream().anyMatch(KlassFormats::isHere)) return;
        if (accepted.stream().anyMatch(type -> type.getSubtype().endsWith("xml"))) throw noXml();
    }

    private static boolean isHere(MediaType type) {
        return type.isCompatible(MediaType.APPLICATION_JSON_TYPE) || type.isCompatible(Format.CSV);
    }

    private static Problem noXml() {
        return Problem.of(406, "klass-no-xml", Map.of());
    }
}
