package no.dugnad.platform.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class PacedStreamTest {
    private static final long HOWEVER_SHORT = 1;

    private static final byte[] BODY = {1, -2, 3};

    @Test
    void givesWhatItReads() throws IOException {
        assertArrayEquals(BODY, new PacedStream(new ByteArrayInputStream(BODY)).readAllBytes());
        assertEquals(254, new PacedStream(new ByteArrayInputStream(new byte[] {-2})).read());
    }

    @Test
    void whatNobodyHasWaitedForIsNotSlow() {
        assertFalse(new PacedStream(new ByteArrayInputStream(BODY)).isSlow(HOWEVER_SHORT, 20_000));
    }

    @Test
    void whatIsWaitedForAndDoesNotComeIsSlow() throws Exception {
        var waitedFor = new CountDownLatch(1);
        var comes = new CountDownLatch(1);
        var stream = new PacedStream(new InputStream() {
            @Override
            public int read() throws IOException {
                try {
                    waitedFor.countDown();
                    comes.await();
                    return -1;
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
        });
        var read = CompletableFuture.supplyAsync(() -> {
            try {
                return stream.read();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        waitedFor.await();

        assertTrue(stream.isSlow(HOWEVER_SHORT, 1));
        comes.countDown();
        assertEquals(-1, read.get());
    }

    @Test
    void whatBringsEnoughInEachStretchIsNotSlow() throws IOException {
        var stream = new PacedStream(new ByteArrayInputStream(new byte[4]));

        stream.readNBytes(2);
        assertFalse(stream.isSlow(HOWEVER_SHORT, 2));
        stream.readNBytes(1);
        assertTrue(stream.isSlow(HOWEVER_SHORT, 2), "one byte in this stretch");
    }
}
