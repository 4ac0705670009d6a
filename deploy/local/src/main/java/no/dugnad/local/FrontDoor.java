package no.dugnad.local;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One address for all services and the site: picks the service by the path, says who came, and streams bodies through in both directions. */
final class FrontDoor implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(FrontDoor.class.getName());
    private static final String LOOPBACK = "127.0.0.1";
    private static final String READINESS = "/q/health/ready";

    private final Vertx vertx;
    private final Routes routes;
    private final List<Service> services;
    private final Ports ports;
    private final HttpClient client;
    private final HttpProxy proxy;

    private FrontDoor(Vertx vertx, Routes routes, Set<Service> services, Ports ports) {
        this.vertx = vertx;
        this.routes = routes;
        this.services = List.copyOf(services);
        this.ports = ports;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(64)
                .setConnectTimeout(2_000)
                .setMaxInitialLineLength(16_384));
        this.proxy = HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
                .originSelector(request -> Future.succeededFuture(address(routes.serviceFor(request.path()))))
                .addInterceptor(new ProxyInterceptor() {
                    @Override
                    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
                        return forward(context);
                    }
                });
    }

    static FrontDoor open(Routes routes, Set<Service> services, Ports ports)
            throws ExecutionException, InterruptedException, TimeoutException {
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(2)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        FrontDoor door = new FrontDoor(vertx, routes, services, ports);
        try {
            vertx.createHttpServer(new HttpServerOptions()
                            .setMaxInitialLineLength(16_384)
                            .setMaxHeaderSize(32_768)
                            .setHandle100ContinueAutomatically(true)
                            // a body that comes over HTTP/2 without a length cannot be handed on by the proxy
                            .setHttp2ClearTextEnabled(false))
                    .invalidRequestHandler(FrontDoorProblem.BAD_REQUEST::answer)
                    .requestHandler(door::handle)
                    .listen(ports.number(Port.FRONT_DOOR), LOOPBACK)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(Patience.time().toSeconds(), TimeUnit.SECONDS);
            return door;
        } catch (ExecutionException | InterruptedException | TimeoutException e) {
            vertx.close();
            throw e;
        }
    }

    @Override
    public void close() throws ExecutionException, InterruptedException, TimeoutException {
        vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
    }

    @Override
    public String toString() {
        return "front door";
    }

    private void handle(HttpServerRequest request) {
        String path = request.path();
        if (path == null || !path.startsWith("/")) {
            FrontDoorProblem.BAD_REQUEST.answer(request);
        } else if (path.equals(READINESS)
                && (request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD))) {
            answerReadiness(request);
        } else if (Routes.internal(path)) {
            FrontDoorProblem.NOT_EXPOSED.answer(request);
        } else {
            proxy.handle(request);
        }
    }

    private Future<ProxyResponse> forward(ProxyContext context) {
        HttpServerRequest from = context.request().proxiedRequest();
        // What the caller says of itself here is not to be believed, so it is overwritten, not added to.
        context.request().headers().remove("Forwarded");
        // These are between the caller and us.
        List.of("Connection", "Expect", "HTTP2-Settings", "Upgrade")
                .forEach(header -> context.request().headers().remove(header));
        context.request()
                .putHeader("X-Forwarded-For", from.remoteAddress().hostAddress())
                .putHeader("X-Forwarded-Proto", "http");
        if (from.authority() != null) {
            context.request().putHeader("X-Forwarded-Host", from.authority().toString());
        }
        return context.sendRequest().map(FrontDoor::withoutBodyWhenUnchanged).recover(e -> {
            LOG.log(Level.WARNING, "{0} {1}: {2}", new Object[] {from.method(), from.path(), e});
            FrontDoorProblem problem = FrontDoorProblem.SERVICE_UNREACHABLE;
            ProxyResponse response = context.request().release().response().setStatusCode(problem.status());
            problem.headers(from).forEach(response::putHeader);
            response.putHeader("Retry-After", "5");
            return Future.succeededFuture(response.setBody(Body.body(Buffer.buffer(problem.body(from)))));
        });
    }

    /** A 304 never has a body, and some clients wait for the one that the proxy would announce. */
    private static ProxyResponse withoutBodyWhenUnchanged(ProxyResponse response) {
        if (response.getStatusCode() == 304 && response.getBody() != null) {
            response.getBody().stream().resume();
            response.setBody(null);
        }
        return response;
    }

    /** Up only when all are; who is not is named. */
    private void answerReadiness(HttpServerRequest request) {
        List<Future<Boolean>> answers = new ArrayList<>();
        for (Service service : services) {
            answers.add(ready(service));
        }
        Future.all(answers).onSuccess(all -> {
            JsonArray checks = new JsonArray();
            boolean up = true;
            for (int i = 0; i < services.size(); i++) {
                boolean ready = all.resultAt(i);
                up &= ready;
                checks.add(
                        new JsonObject().put("name", services.get(i).fullName()).put("status", ready ? "UP" : "DOWN"));
            }
            request.response()
                    .setStatusCode(up ? 200 : 503)
                    .putHeader("Content-Type", "application/json")
                    .putHeader("Cache-Control", "no-store")
                    .end(new JsonObject()
                            .put("status", up ? "UP" : "DOWN")
                            .put("checks", checks)
                            .encode());
        });
    }

    private Future<Boolean> ready(Service service) {
        return client.request(HttpMethod.GET, ports.number(service.port()), LOOPBACK, READINESS)
                .compose(HttpClientRequest::send)
                .map(response -> response.statusCode() == 200)
                .otherwise(false);
    }

    private SocketAddress address(Service service) {
        return SocketAddress.inetSocketAddress(ports.number(service.port()), LOOPBACK);
    }
}
