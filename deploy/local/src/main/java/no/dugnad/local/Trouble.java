package no.dugnad.local;

/** Something the person at the keyboard must do something about; the message is the one line they read. */
public final class Trouble extends RuntimeException {

    public Trouble(String message) {
        super(message);
    }

    public Trouble(String message, Throwable cause) {
        super(message, cause);
    }
}
