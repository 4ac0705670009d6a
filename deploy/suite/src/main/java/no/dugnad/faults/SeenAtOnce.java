package no.dugnad.faults;

/** Whoever has been told that a write is done finds it done, at whichever process. */
final class SeenAtOnce implements Check {

    @Override
    public String name() {
        return "what is acknowledged is seen at once, through whichever process";
    }

    @Override
    public Finding look(Run run) {
        var wrong = run.load().unseen().stream()
                .filter(unseen -> run.lost().stream()
                        .noneMatch(lost -> lost.service() == unseen.kind().service()
                                && !unseen.asked().isBefore(lost.from())
                                && !unseen.asked().isAfter(lost.to())))
                .map(unseen ->
                        "%s, asked %s at %s: %s".formatted(unseen.mark(), unseen.path(), unseen.asked(), unseen.said()))
                .toList();
        return new Finding(run.load().writes().size() + " writes", wrong);
    }
}
