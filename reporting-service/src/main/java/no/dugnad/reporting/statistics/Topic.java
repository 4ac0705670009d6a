package no.dugnad.reporting.statistics;

/** A topic that an answer rests on, and how to find what was newest of it. */
enum Topic {
    BOUNDARIES("select coalesce(max(sequence), 0) from read_model.boundary_set"),
    GROUPING("select coalesce(max(sequence), 0) from read_model.grouping"),
    INSTRUMENT("select coalesce(max(sequence), 0) from read_model.instrument"),
    INDICATOR("select coalesce(max(sequence), 0) from read_model.indicator"),
    CALL("select coalesce(max(sequence), 0) from read_model.call"),
    PARTNERSHIP("select coalesce(max(sequence), 0) from read_model.partnership"),
    MEMBERSHIP("select coalesce(max(sequence), 0) from read_model.partnership_member"),
    SOLUTION("select coalesce(max(sequence), 0) from read_model.solution"),
    ADOPTION("select coalesce(max(sequence), 0) from read_model.adoption"),
    GAIN("select coalesce(max(sequence), 0) from read_model.gain"),
    PARTICIPATION(Topic.OUR_OWN),
    REPORT(Topic.OUR_OWN);

    /** Rows that the relay has not numbered yet will get the next numbers. */
    private static final String OUR_OWN =
            "select coalesce((select max(sequence) from journal), 0) + (select count(*) from journal where sequence is null)";

    private final String newest;

    Topic(String newest) {
        this.newest = newest;
    }

    String topic() {
        return "dugnad." + no.dugnad.platform.http.Words.word(this);
    }

    String newest() {
        return newest;
    }
}
