package no.dugnad.platform.write;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotationIntrospectorPair;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;

/** Writes answers as they are sent, but for what is {@link ShownOnce}. */
final class WithoutSecrets extends NopAnnotationIntrospector {
    private WithoutSecrets() {}

    static ObjectMapper of(ObjectMapper json) {
        var copy = json.copy();
        copy.setAnnotationIntrospector(new AnnotationIntrospectorPair(
                new WithoutSecrets(), json.getSerializationConfig().getAnnotationIntrospector()));
        return copy;
    }

    @Override
    public boolean hasIgnoreMarker(AnnotatedMember member) {
        return member.hasAnnotation(ShownOnce.class);
    }
}
