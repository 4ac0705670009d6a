package no.dugnad.local.demo;

/**
 * The same throws on every machine and every JDK: SplitMix64, written out because the JDK promises no algorithm for its own.
 * For the same reason the curves of this package are computed with {@link StrictMath}.
 */
final class Dice {

    private long state;

    /** @param name what is thrown for; equal names give equal throws, and nothing thrown for one thing moves another's */
    Dice(String name) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        state = hash;
    }

    private long next() {
        long z = state += 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** From 0 inclusive to 1 exclusive. */
    double part() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    boolean hits(double probability) {
        return part() < probability;
    }

    /** From 0 inclusive to {@code bound} exclusive. */
    int below(int bound) {
        return (int) (part() * bound);
    }
}
