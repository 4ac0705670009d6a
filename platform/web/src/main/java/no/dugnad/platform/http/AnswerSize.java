package no.dugnad.platform.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Arc;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** How large something is as the JSON that is answered, without keeping that. */
public final class AnswerSize {
    private AnswerSize() {}

    /** Bytes. */
    public static long of(Object answer) {
        var counted = new Counted();
        try {
            Arc.container().instance(ObjectMapper.class).get().writeValue(counted, answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return counted.bytes;
    }

    private static final class Counted extends OutputStream {
        private long bytes;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] some, int from, int length) {
            bytes += length;
        }
    }
}
