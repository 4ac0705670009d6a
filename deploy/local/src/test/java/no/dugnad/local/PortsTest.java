package no.dugnad.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void areTheUsualOnesUnlessTheEnvironmentSaysOtherwise() {
        Ports ports = Ports.chosen(Map.of("DUGNAD_PORT", "9080"), false);

        assertEquals(9080, ports.number(Port.FRONT_DOOR));
        assertEquals(15432, ports.number(Port.POSTGRES));
    }

    @Test
    void areFreeAndDifferentWhenAnyWillDoButStillAsTheEnvironmentSays() {
        Ports ports = Ports.chosen(Map.of("DUGNAD_KAFKA_PORT", "29092"), true);

        assertEquals(29092, ports.number(Port.KAFKA));
        assertEquals(
                Port.values().length,
                Arrays.stream(Port.values())
                        .map(ports::number)
                        .collect(Collectors.toSet())
                        .size());
        ports.requireFree();
    }

    @Test
    void ofSeveralProcessesOfAServiceTheFirstHasItsPortAndTheOthersAnyThatIsFree() {
        Ports ports = Ports.chosen(Map.of(), false, 3);

        assertEquals(18084, ports.number(new Replica(Service.REPORTING, 1)));
        assertEquals(1, ports.replicas(Service.SITE).size());
        assertEquals(
                12,
                Service.WITH_DATA.stream()
                        .flatMap(service -> ports.replicas(service).stream())
                        .map(ports::number)
                        .distinct()
                        .count());
    }

    @Test
    void thatAreFreeAreNoneThatAConnectionGoingOutCanTakeMeanwhile() {
        Ports ports = Ports.chosen(Map.of(), true, 2);

        for (Port port : Port.values()) {
            assertTrue(ports.number(port) < 32_768, port + " has " + ports.number(port));
        }
    }

    @Test
    void thatAreTakenAreNamedWithWhatToDo() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports ports = Ports.chosen(Map.of("DUGNAD_REPORTING_PORT", "" + taken.getLocalPort()), true);

            String message = assertThrows(Trouble.class, ports::requireFree).getMessage();

            assertTrue(message.startsWith("Port " + taken.getLocalPort() + " (reporting-service) is taken"), message);
            assertTrue(message.contains("DUGNAD_REPORTING_PORT="), message);
        }
    }

    @Test
    void mustBeNumbersAndEachGivenOnce() {
        assertEquals(
                "DUGNAD_PORT is '80800', which is not a port: give a number from 1 to 65535.",
                assertThrows(Trouble.class, () -> Ports.chosen(Map.of("DUGNAD_PORT", "80800"), false))
                        .getMessage());
        assertTrue(assertThrows(Trouble.class, () -> Ports.chosen(Map.of("DUGNAD_PORT", "18081"), false))
                .getMessage()
                .startsWith("Port 18081 is given twice"));
    }
}
