package no.dugnad.platform.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/** A way to a port of this machine that can be cut, can hang and can be slow: what goes wrong between machines, when a test wants it. */
public final class Cable implements AutoCloseable {
    private static final int BUFFER = 8_192;

    private enum State {
        WHOLE,
        HANGING,
        CUT
    }

    private final ServerSocket entrance;
    private final IntSupplier to;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();

    // guarded by this
    private State state = State.WHOLE;
    private long bytesLeft = Long.MAX_VALUE;

    private volatile long bytesPerSecond = Long.MAX_VALUE;

    private Cable(ServerSocket entrance, IntSupplier to) {
        this.entrance = entrance;
        this.to = to;
    }

    /** @param to the port at its other end, asked for with each connection */
    public static Cable to(IntSupplier to) throws IOException {
        var cable = new Cable(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), to);
        Thread.ofVirtual().name("cable").start(cable::accept);
        return cable;
    }

    /** The port at its near end. */
    public int port() {
        return entrance.getLocalPort();
    }

    /** Nothing passes any more, in either direction, and nobody is told. What is on its way arrives when it is mended. */
    public synchronized void hang() {
        state = State.HANGING;
    }

    /** All connections break, and new ones too. */
    public synchronized void cut() {
        state = State.CUT;
        notifyAll();
        for (var end : ends) closed(end);
    }

    /** Lets so many bytes more pass from the near end to the other, and is cut then. */
    public synchronized void cutAfter(long bytes) {
        bytesLeft = bytes;
    }

    /** From now on so many bytes a second, for each connection and direction. */
    public void slow(long bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond;
    }

    /** As new. */
    public synchronized void mend() {
        state = State.WHOLE;
        bytesLeft = Long.MAX_VALUE;
        bytesPerSecond = Long.MAX_VALUE;
        notifyAll();
    }

    /** Connections that are open, the hanging ones too. */
    public int connections() {
        return ends.size() / 2;
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        cut();
    }

    private void accept() {
        while (!entrance.isClosed())
            try {
                var near = entrance.accept();
                Thread.ofVirtual().name("cable").start(() -> connect(near));
            } catch (IOException closed) {
                return;
            }
    }

    private void connect(Socket near) {
        try {
            if (!passes()) {
                near.close();
                return;
            }
            var far = new Socket(InetAddress.getLoopbackAddress(), to.getAsInt());
            ends.add(near);
            ends.add(far);
            Thread.ofVirtual().name("cable").start(() -> pump(far, near, false));
            pump(near, far, true);
        } catch (IOException | InterruptedException e) {
            closed(near);
        }
    }

    private void pump(Socket from, Socket to, boolean counted) {
        try (from;
                to) {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            var buffer = new byte[BUFFER];
            for (int read; (read = in.read(buffer)) >= 0; ) {
                if (!passes() || (counted && spent(read))) return;
                var pause = TimeUnit.SECONDS.toNanos(1) / bytesPerSecond * read;
                if (pause > 0) LockSupport.parkNanos(pause);
                out.write(buffer, 0, read);
                out.flush();
            }
        } catch (IOException | InterruptedException broken) {
            // both ends see it
        } finally {
            ends.remove(from);
            ends.remove(to);
        }
    }

    /** Waits while it hangs. */
    private synchronized boolean passes() throws InterruptedException {
        while (state == State.HANGING) wait();
        return state == State.WHOLE;
    }

    private synchronized boolean spent(int bytes) {
        if (bytesLeft == Long.MAX_VALUE) return false;
        bytesLeft -= bytes;
        if (bytesLeft > 0) return false;
        cut();
        return true;
    }

    private static void closed(Socket end) {
        try {
            end.close();
        } catch (IOException e) {
            // gone already
        }
    }
}
