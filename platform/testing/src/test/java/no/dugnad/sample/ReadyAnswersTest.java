package no.dugnad.sample;

import io.quarkus.test.junit.QuarkusTest;

/** Where the service itself knows which edition it is. */
@QuarkusTest
class ReadyAnswersTest extends ReadyAnswersCases {}
