package no.dugnad.faults;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import no.dugnad.local.Suite;

/** SIGSTOP, and SIGCONT after a while: it is there, takes connections, and does nothing. */
record Pause(String process, int seconds) implements Fault {

    @Override
    public String name() {
        return "pause %s for %d s".formatted(process, seconds);
    }

    @Override
    public Set<String> touches() {
        return Suite.KAFKA.equals(process) || Suite.POSTGRES.equals(process) ? ALL : Set.of(process);
    }

    @Override
    public void happen(Ground ground) throws Exception {
        var processes = Suite.POSTGRES.equals(process)
                ? ground.suite().processesOfPostgres()
                : List.of(ground.process(process));
        try {
            for (var one : processes) signal("-STOP", one);
            Thread.sleep(seconds * 1_000L);
        } finally {
            for (var one : processes) signal("-CONT", one);
        }
    }

    private static void signal(String signal, ProcessHandle process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                .redirectError(ProcessBuilder.Redirect.DISCARD) // one of PostgreSQL's may have ended meanwhile
                .start()
                .waitFor();
    }
}
