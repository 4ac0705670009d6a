package no.dugnad.platform.write;

/** Things that are changed by PATCH. */
public interface Patched<I, T, R, V> extends Revised<I, T, R, V> {
    /** The request that would make the thing what it is: what a merge patch is laid upon. */
    R request(T thing);
}
