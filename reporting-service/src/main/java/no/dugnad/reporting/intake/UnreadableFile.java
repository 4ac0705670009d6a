package no.dugnad.reporting.intake;

import java.util.List;

/** A file that cannot be read, or not on from some line. */
final class UnreadableFile extends RuntimeException {
    private final transient List<FileFault> faults;

    UnreadableFile(FileFault fault) {
        this(List.of(fault));
    }

    UnreadableFile(List<FileFault> faults) {
        super(faults.toString());
        this.faults = faults;
    }

    List<FileFault> faults() {
        return faults;
    }
}
