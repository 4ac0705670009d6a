package no.dugnad.platform.write;

/** A request that may repeat the id of its address. */
public interface Identified {
    /** Null when it does not. */
    Object id();
}
