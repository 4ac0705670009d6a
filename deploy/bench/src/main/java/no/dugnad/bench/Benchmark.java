package no.dugnad.bench;

/** One thing that is measured. */
interface Benchmark {
    /** What is measured against what, in one sentence. */
    String question();

    /** Measures and writes down what it found. Takes less than nine minutes. */
    void run(BenchSuite suite, Figures figures) throws Exception;
}
