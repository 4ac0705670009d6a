package no.dugnad.reporting.known;

/**
 * What is known of the things that a participation names.
 *
 * @param owner organisation that owns the instrument; null when there is no such instrument
 * @param callInstrument instrument of the call; null when there is no such call
 * @param callManager organisation that manages the call, if any
 * @param partnership whether there is such a partnership
 * @param validNumber whether the party's number was valid at some time in the year
 */
public record Known(
        String owner, String callInstrument, String callManager, boolean partnership, boolean validNumber) {}
