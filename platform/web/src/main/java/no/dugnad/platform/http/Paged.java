package no.dugnad.platform.http;

/** A part of a list that says where the next part is; the answer's {@code Link} header says it too. */
public interface Paged {
    /** Address of the next page, or null on the last one. */
    String next();
}
