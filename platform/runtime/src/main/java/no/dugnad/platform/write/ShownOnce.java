package no.dugnad.platform.write;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A secret in an answer: it is told to whoever made it, and kept nowhere in clear. A repeated request's answer has all but this. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD})
public @interface ShownOnce {}
