package no.dugnad.local;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Which processes answer: each is asked again and again whether it is ready, by connections of its own, so that a busy service is not asked last. */
final class ReadyReplicas {

    static final String LOOPBACK = "127.0.0.1";
    static final String READINESS = "/q/health/ready";

    private static final long EVERY_MILLIS = 250;

    private enum State {
        READY,
        /** It does not say: it hangs, or is very busy. */
        SILENT,
        /** It says no, or nobody is there. */
        AWAY
    }

    private final Ports ports;
    private final HttpClient client;
    private final Limits limits;
    private final Map<Replica, State> states = new ConcurrentHashMap<>();
    private final Set<Replica> asked = ConcurrentHashMap.newKeySet();
    private final Map<Service, AtomicInteger> turns = new ConcurrentHashMap<>();

    ReadyReplicas(Vertx vertx, Set<Service> services, Ports ports, Limits limits) {
        this.ports = ports;
        this.limits = limits;
        this.client =
                vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(2).setConnectTimeout((int)
                        limits.readiness().toMillis()));
        for (Service service : services) {
            ports.replicas(service).forEach(replica -> states.put(replica, State.AWAY));
        }
        vertx.setPeriodic(EVERY_MILLIS, again -> look());
    }

    /** Completed when each has said what it is, or its time is out. */
    Future<?> look() {
        return Future.join(states.keySet().stream()
                .filter(asked::add)
                .map(replica -> ask(replica)
                        .onSuccess(state -> states.put(replica, state))
                        .onComplete(done -> asked.remove(replica)))
                .toList());
    }

    boolean ready(Replica replica) {
        return states.get(replica) == State.READY;
    }

    /** Those that are ready, each first in its turn; where there is none, those that do not say. */
    List<Replica> toTry(Service service) {
        List<Replica> ready = in(State.READY, service);
        List<Replica> toTry = ready.isEmpty() ? in(State.SILENT, service) : ready;
        if (toTry.size() > 1) {
            Collections.rotate(
                    toTry,
                    Math.floorMod(
                            turns.computeIfAbsent(service, first -> new AtomicInteger())
                                    .getAndIncrement(),
                            toTry.size()));
        }
        return toTry;
    }

    /** It took no connection. */
    void refused(Replica replica, Throwable e) {
        if (e instanceof ConnectException) {
            states.put(replica, State.AWAY);
        }
    }

    private List<Replica> in(State state, Service service) {
        List<Replica> replicas = new ArrayList<>(ports.replicas(service));
        replicas.removeIf(replica -> states.get(replica) != state);
        return replicas;
    }

    private Future<State> ask(Replica replica) {
        return client.request(new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setHost(LOOPBACK)
                        .setPort(ports.number(replica))
                        .setURI(READINESS)
                        .setTimeout(limits.readiness().toMillis()))
                .compose(HttpClientRequest::send)
                .compose(ReadyReplicas::state)
                .recover(e -> Future.succeededFuture(e instanceof ConnectException ? State.AWAY : State.SILENT));
    }

    private static Future<State> state(HttpClientResponse response) {
        State state = response.statusCode() == 200 ? State.READY : State.AWAY;
        return response.end().map(state);
    }
}
