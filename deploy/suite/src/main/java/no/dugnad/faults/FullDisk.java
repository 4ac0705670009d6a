package no.dugnad.faults;

import java.util.Set;

/** The broker finds no room any more, and ends by itself. */
record FullDisk(int seconds) implements Fault {

    @Override
    public String name() {
        return "fill the broker's disk for %d s".formatted(seconds);
    }

    @Override
    public Set<String> touches() {
        return ALL;
    }

    @Override
    public void happen(Ground ground) throws Exception {
        var disk = ground.disk().orElseThrow();
        try {
            disk.fill();
            Thread.sleep(seconds * 1_000L);
        } finally {
            disk.free();
        }
    }
}
