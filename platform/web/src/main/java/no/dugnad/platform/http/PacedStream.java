package no.dugnad.platform.http;

import java.io.IOException;
import java.io.InputStream;

/** A body that is read as it comes, with how long was waited for how much of it. Only that counts: what has come, and is not read yet, is not the sender's fault. */
class PacedStream extends InputStream {
    private final InputStream in;

    // guarded by this
    private boolean waiting;
    private long since;
    private long waited;
    private long bytes;
    private long waitedBefore;
    private long bytesBefore;

    PacedStream(InputStream in) {
        this.in = in;
    }

    /**
     * @param nanos of waiting
     * @return whether so much waiting has passed since this was last asked and answered, and brought fewer bytes than it had to
     */
    synchronized boolean isSlow(long nanos, long least) {
        var now = waited + (waiting ? System.nanoTime() - since : 0);
        if (now - waitedBefore < nanos) return false;
        var slow = bytes - bytesBefore < least;
        waitedBefore = now;
        bytesBefore = bytes;
        return slow;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        begin();
        var read = 0;
        try {
            read = in.read(into, from, length);
            return read;
        } finally {
            end(Math.max(read, 0));
        }
    }

    @Override
    public int available() throws IOException {
        return in.available();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private synchronized void begin() {
        waiting = true;
        since = System.nanoTime();
    }

    private synchronized void end(int read) {
        waiting = false;
        waited += System.nanoTime() - since;
        bytes += read;
    }
}
