package no.dugnad.platform.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body of unknown length, until there is too much of it. */
class CountedStream extends FilterInputStream {
    /** An {@link IOException}, which readers of JSON let through as it is. */
    static class TooLarge extends IOException {
        private final long most;

        TooLarge(long most) {
            super("more than " + most + " bytes");
            this.most = most;
        }

        long most() {
            return most;
        }
    }

    private final long most;
    private long read;

    CountedStream(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        var one = super.read();
        if (one >= 0) count(1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        var some = super.read(bytes, from, length);
        if (some > 0) count(some);
        return some;
    }

    private void count(int some) throws IOException {
        read += some;
        if (read <= most) return;
        // a caller that is still sending would not see the answer
        in.skip(Long.MAX_VALUE);
        throw new TooLarge(most);
    }
}
