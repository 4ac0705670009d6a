package no.dugnad.local;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The front door before clients that take their time. */
class SlowClientsTest {

    private static final Set<Service> RUN = Set.of(Service.REPORTING);
    private static final Duration SHORT = Duration.ofMillis(500);

    private final Ports ports = Ports.chosen(Map.of(), true);
    private FakeService service;
    private FrontDoor door;

    @BeforeEach
    void open() throws Exception {
        service = new FakeService(new Replica(Service.REPORTING, 1), ports);
        Limits usual = Limits.USUAL;
        door = FrontDoor.open(
                Routes.read(Path.of("../routes.csv"), RUN),
                RUN,
                ports,
                new Limits(
                        SHORT,
                        SHORT,
                        SHORT,
                        1_000,
                        usual.answer(),
                        usual.forAConnection(),
                        usual.readiness(),
                        2,
                        usual.waitingForAProcess()));
    }

    @AfterEach
    void close() throws Exception {
        door.close();
        service.close();
    }

    @Test
    void aHeadThatComesByteByByteIsNotWaitedFor() throws Exception {
        try (Socket socket = connect()) {
            assertEquals("", said(socket, "GET /v1/reports HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(1_000)));
        }
    }

    @Test
    void aConnectionOnWhichNothingComesIsClosed() throws Exception {
        try (Socket socket = connect()) {
            assertEquals(-1, socket.getInputStream().read());
        }
    }

    @Test
    void oneThatHasBeenUsedIsToo() throws Exception {
        try (Socket socket = connect()) {
            socket.getOutputStream().write("GET /v1/reports HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes());

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

            assertTrue(answer.startsWith("HTTP/1.1 200 OK"), answer);
        }
    }

    @Test
    void aBodyThatComesByteByByteIsGivenUpAndSaidSo() throws Exception {
        try (Socket socket = connect()) {
            String answer = said(
                    socket,
                    "POST /v1/reports HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n",
                    "a".repeat(1_000));

            assertTrue(answer.startsWith("HTTP/1.1 408"), answer);
            assertTrue(answer.contains("urn:dugnad:problem:too-slow"), answer);
        }
    }

    /** More of them than the front door has connections to the service. */
    @Test
    void slowOnesDoNotStopAService() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 10; i++) {
                Socket socket = connect();
                socket.getOutputStream()
                        .write("POST /v1/reports HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\na"
                                .getBytes());
                slow.add(socket);
            }
            HttpRequest request = HttpRequest.newBuilder(URI.create(Addresses.frontDoor(ports) + "/v1/reports"))
                    .build();

            // those that wait in vain meanwhile are told so, and may come again
            await().until(() -> HttpClient.newHttpClient()
                            .send(request, BodyHandlers.ofString())
                            .statusCode()
                    == 200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    /** Sends the first at once and the second byte by byte, until the other end has had enough. */
    private static String said(Socket socket, String atOnce, String slowly) throws IOException, InterruptedException {
        OutputStream out = socket.getOutputStream();
        out.write(atOnce.getBytes(StandardCharsets.US_ASCII));
        InputStream in = socket.getInputStream();
        try {
            for (byte one : slowly.getBytes(StandardCharsets.US_ASCII)) {
                if (in.available() > 0) {
                    break;
                }
                out.write(one);
                Thread.sleep(20);
            }
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (SocketException closed) {
            return "";
        }
    }

    private static String said(Socket socket, String slowly) throws IOException, InterruptedException {
        return said(socket, "", slowly);
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), ports.number(Port.FRONT_DOOR));
        socket.setSoTimeout((int) Patience.time().toMillis());
        return socket;
    }
}
