package no.dugnad.municipalities.sync;

import org.jspecify.annotations.Nullable;

/** A source did not give what was asked, so nothing of the run is used. */
class SyncFailure extends RuntimeException {
    private final transient FailureView failure;

    /** @param httpStatus where there was an answer at all; else null */
    SyncFailure(Source source, FailureView.Reason reason, @Nullable Integer httpStatus, @Nullable Throwable cause) {
        super(source + " " + reason + (httpStatus == null ? "" : " " + httpStatus), cause);
        this.failure = new FailureView(source, reason, httpStatus, reason.text());
    }

    FailureView failure() {
        return failure;
    }
}
