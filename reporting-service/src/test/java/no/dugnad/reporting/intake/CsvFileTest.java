package no.dugnad.reporting.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/** Files of 200 MB are refused after a little of them, whatever they hold. */
class CsvFileTest {
    private static final int MB_200 = 200_000_000;
    private static final String HEADER = "instrument,project,municipality,role,year,status,applied_nok,awarded_nok\n";

    private final AtomicLong read = new AtomicLong();

    /** 200 MB that never are in memory. */
    private InputStream large(IntUnaryOperator byteAt) {
        return new InputStream() {
            @Override
            public int read() {
                return read.get() < MB_200 ? byteAt.applyAsInt((int) read.getAndIncrement()) & 0xFF : -1;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                if (read.get() >= MB_200) return -1;
                for (var i = 0; i < length; i++) target[offset + i] = (byte) read();
                return length;
            }
        };
    }

    private String refused(InputStream in) throws IOException {
        var refused = assertThrows(UnreadableFile.class, () -> CsvFile.copy(in, new CopyRows(null)));
        assertTrue(read.get() < 1_000_000, "read " + read);
        return refused.faults().getFirst().code();
    }

    @Test
    void randomBytes() throws IOException {
        var random = new Random(1);
        assertEquals("wrong-encoding", refused(large(i -> random.nextInt())));
    }

    @Test
    void oneLineOfLetters() throws IOException {
        assertEquals("unreadable-row", refused(large(i -> 'a' + i % 26)));
    }

    @Test
    void oneLineOfCommas() throws IOException {
        assertEquals("unreadable-row", refused(large(i -> ',')));
    }

    @Test
    void oneLineAfterTheHeader() throws IOException {
        var header = new ByteArrayInputStream(HEADER.getBytes(StandardCharsets.UTF_8));
        assertEquals("unreadable-row", refused(new SequenceInputStream(header, large(i -> 'a'))));
    }

    @Test
    void aQuotationMarkThatIsNeverClosed() throws IOException {
        var header = new ByteArrayInputStream((HEADER + "\"").getBytes(StandardCharsets.UTF_8));
        assertEquals("unreadable-row", refused(new SequenceInputStream(header, large(i -> i % 80 == 0 ? '\n' : 'a'))));
    }

    @Test
    void zeros() throws IOException {
        assertEquals("nul-character", refused(large(i -> 0)));
    }
}
