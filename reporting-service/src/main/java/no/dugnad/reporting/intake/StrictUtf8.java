package no.dugnad.reporting.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Reads UTF-8 and nothing else, knows on which line it is, and never holds more than its buffer. A byte order mark is skipped. */
class StrictUtf8 extends Reader {
    private static final int BUFFER = 64 * 1024;

    private final InputStream in;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private boolean begun;
    private boolean end;
    private long line = 1;
    private char last;

    StrictUtf8(InputStream in) {
        this.in = in;
    }

    /** @throws UnreadableFile where it is not UTF-8, holds a NUL, or is a zip archive */
    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (!begun) begin();
        if (length == 0) return 0;
        var out = CharBuffer.wrap(target, offset, length);
        while (true) {
            var result = decoder.decode(bytes, out, end);
            var read = out.position() - offset;
            // what is wrong after some good characters is found again at the next call
            if (read > 0) return counted(target, offset, read);
            if (result.isError()) throw new UnreadableFile(new FileFault(line, "wrong-encoding"));
            if (end) return -1;
            fill();
        }
    }

    private int counted(char[] target, int offset, int read) {
        for (var i = offset; i < offset + read; i++) {
            var c = target[i];
            if (c == 0) throw new UnreadableFile(new FileFault(line, "nul-character"));
            if (c == '\r' || c == '\n' && last != '\r') line++;
            last = c;
        }
        return read;
    }

    private void begin() throws IOException {
        begun = true;
        while (!end && bytes.remaining() < 4) fill();
        if (startsWith(0xEF, 0xBB, 0xBF)) bytes.position(3);
        if (startsWith('P', 'K', 3, 4)) throw new UnreadableFile(new FileFault(1, "zip-not-csv"));
    }

    private boolean startsWith(int... these) {
        if (bytes.remaining() < these.length) return false;
        for (var i = 0; i < these.length; i++) if ((bytes.get(bytes.position() + i) & 0xFF) != these[i]) return false;
        return true;
    }

    private void fill() throws IOException {
        bytes.compact();
        var read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (read < 0) end = true;
        else bytes.position(bytes.position() + read);
        bytes.flip();
    }

    /** The stream is its giver's, who may want to read on. */
    @Override
    public void close() {}
}
