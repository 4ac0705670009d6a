package no.dugnad.platform.write;

import no.dugnad.platform.http.Problem;

/** What the database holds of a thing. */
public interface Guarded {
    /**
     * What it means that a constraint of the database refused the write: a thing that is in use cannot be removed, another like it is there. That the
     * address is taken need not be told here.
     *
     * @param constraint its name
     * @return null when it is no fault of the caller's
     */
    default Problem refused(String constraint) {
        return null;
    }
}
