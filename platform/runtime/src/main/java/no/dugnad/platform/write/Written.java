package no.dugnad.platform.write;

/** Things that are made by POST or PUT, replaced by PUT and changed by PATCH. What is {@link Removed} says so beside it. */
public interface Written<I, T, R, V> extends Created<I, T, R, V>, Patched<I, T, R, V> {
    @Override
    V view(T thing);
}
