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
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyResponse;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One address for all services and the site: picks the service by the path and one of its processes that are ready, says who came, and streams bodies through in both
 * directions. A request that was never sent, and a reading one that got no answer, is given to another process.
 */
final class FrontDoor implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(FrontDoor.class.getName());
    private static final String EXCHANGE = "exchange";

    private final Vertx vertx;
    private final Routes routes;
    private final List<Service> services;
    private final Ports ports;
    private final Limits limits;
    private final HttpClient client;
    private final HttpProxy proxy;
    private final ReadyReplicas ready;
    private final Connections connections;

    private FrontDoor(Vertx vertx, Routes routes, Set<Service> services, Ports ports, Limits limits) {
        this.vertx = vertx;
        this.routes = routes;
        this.services = List.copyOf(services);
        this.ports = ports;
        this.limits = limits;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(limits.connectionsToAProcess())
                .setMaxWaitQueueSize(limits.waitingForAProcess())
                .setConnectTimeout((int) limits.forAConnection().toMillis())
                // shorter than any service keeps one, so that none is closed just as it is used
                .setKeepAliveTimeout(10)
                .setMaxInitialLineLength(16_384));
        this.ready = new ReadyReplicas(vertx, services, ports, limits);
        this.connections = new Connections(vertx, limits);
        this.proxy = HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
                .origin(this::connected)
                .addInterceptor(new ProxyInterceptor() {
                    @Override
                    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
                        return forward(context);
                    }
                });
    }

    static FrontDoor open(Routes routes, Set<Service> services, Ports ports)
            throws ExecutionException, InterruptedException, TimeoutException {
        return open(routes, services, ports, Limits.USUAL);
    }

    static FrontDoor open(Routes routes, Set<Service> services, Ports ports, Limits limits)
            throws ExecutionException, InterruptedException, TimeoutException {
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(2)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        FrontDoor door = new FrontDoor(vertx, routes, services, ports, limits);
        try {
            door.ready
                    .look()
                    .compose(looked -> vertx.createHttpServer(new HttpServerOptions()
                                    .setMaxInitialLineLength(16_384)
                                    .setMaxHeaderSize(32_768)
                                    .setHandle100ContinueAutomatically(true)
                                    // a body that comes over HTTP/2 without a length cannot be handed on by the proxy
                                    .setHttp2ClearTextEnabled(false))
                            .connectionHandler(door.connections::opened)
                            .invalidRequestHandler(FrontDoorProblem.BAD_REQUEST::answer)
                            .requestHandler(door::handle)
                            .listen(ports.number(Port.FRONT_DOOR), ReadyReplicas.LOOPBACK))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(Patience.time().toSeconds(), TimeUnit.SECONDS);
            return door;
        } catch (ExecutionException | InterruptedException | TimeoutException e) {
            vertx.close();
            throw e;
        }
    }

    /** Whether requests are given to this process just now. */
    boolean gives(Replica replica) {
        return ready.ready(replica);
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
        connections.begun(request);
        String path = request.path();
        if (path == null || !path.startsWith("/")) {
            FrontDoorProblem.BAD_REQUEST.answer(request);
        } else if (path.equals(ReadyReplicas.READINESS) && reads(request)) {
            answerReadiness(request);
        } else if (Routes.internal(path)) {
            FrontDoorProblem.NOT_EXPOSED.answer(request);
        } else {
            proxy.handle(request);
        }
    }

    private static boolean reads(HttpServerRequest request) {
        return request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
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
        Exchange exchange = new Exchange(vertx, from, limits);
        context.set(EXCHANGE, exchange);
        return context.sendRequest()
                .recover(e -> again(context, exchange, e))
                .map(FrontDoor::withoutBodyWhenUnchanged)
                .map(exchange::answering)
                .recover(e -> Future.succeededFuture(refused(context, exchange, e)));
    }

    /** Only what reads is asked twice, and only when nothing has come of the first time. */
    private static Future<ProxyResponse> again(ProxyContext context, Exchange exchange, Throwable e) {
        if (exchange.refusal() == null && exchange.sent() && exchange.readsWithoutBody()) {
            context.request().setBody(null);
            return context.sendRequest();
        }
        return Future.failedFuture(e);
    }

    private ProxyResponse refused(ProxyContext context, Exchange exchange, Throwable e) {
        HttpServerRequest from = context.request().proxiedRequest();
        LOG.log(Level.WARNING, "{0} {1}: {2}", new Object[] {from.method(), from.path(), e});
        FrontDoorProblem refusal = exchange.refusal();
        FrontDoorProblem problem = refusal != null
                ? refusal
                : exchange.sent() ? FrontDoorProblem.ANSWER_LOST : FrontDoorProblem.SERVICE_UNREACHABLE;
        ProxyResponse response = context.request().release().response().setStatusCode(problem.status());
        problem.headers(from).forEach(response::putHeader);
        if (problem.again()) {
            response.putHeader("Retry-After", "5");
        }
        return response.setBody(Body.body(Buffer.buffer(problem.body(from))));
    }

    /** A connection to one of the service's processes: the first that takes it, and one that has been asked already comes last. */
    private Future<HttpClientRequest> connected(ProxyContext context) {
        HttpServerRequest from = context.request().proxiedRequest();
        Exchange exchange = context.get(EXCHANGE, Exchange.class);
        Iterator<Replica> replicas =
                ready.toTry(routes.serviceFor(Objects.requireNonNullElse(from.path(), "/"))).stream()
                        .sorted(Comparator.comparing(exchange::asked))
                        .iterator();
        return connected(replicas, exchange, new IllegalStateException("no process is ready"));
    }

    private Future<HttpClientRequest> connected(Iterator<Replica> replicas, Exchange exchange, Throwable otherwise) {
        if (!replicas.hasNext()) {
            return Future.failedFuture(otherwise);
        }
        Replica replica = replicas.next();
        return client.request(new RequestOptions()
                        .setHost(ReadyReplicas.LOOPBACK)
                        .setPort(ports.number(replica))
                        .setConnectTimeout(limits.forAConnection().toMillis()))
                .map(request -> exchange.sending(request, replica))
                .recover(e -> {
                    ready.refused(replica, e);
                    return connected(replicas, exchange, e);
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

    /** Up only when of each service one is ready; who is not is named. What was seen last is told, so that nobody waits for a service that does not answer. */
    private void answerReadiness(HttpServerRequest request) {
        JsonArray checks = new JsonArray();
        boolean up = true;
        for (Service service : services) {
            JsonObject processes = new JsonObject();
            boolean one = false;
            for (Replica replica : ports.replicas(service)) {
                boolean answers = ready.ready(replica);
                one |= answers;
                processes.put(replica.name(), status(answers));
            }
            up &= one;
            checks.add(new JsonObject()
                    .put("name", service.fullName())
                    .put("status", status(one))
                    .put("data", processes));
        }
        request.response()
                .setStatusCode(up ? 200 : 503)
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(new JsonObject()
                        .put("status", status(up))
                        .put("checks", checks)
                        .encode());
    }

    private static String status(boolean up) {
        return up ? "UP" : "DOWN";
    }
}
