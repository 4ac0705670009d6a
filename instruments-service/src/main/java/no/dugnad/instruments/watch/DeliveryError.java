package no.dugnad.instruments.watch;

/** Why an attempt did not come through. */
public enum DeliveryError {
    /** An answer other than 2xx. */
    STATUS,
    /** An answer that points elsewhere: redirects are not followed. */
    REDIRECT,
    /** No answer in time. */
    TIMEOUT,
    /** The name has no address. */
    UNRESOLVED,
    /** The name has an address that is private, loopback, link-local or multicast. */
    PRIVATE_TARGET,
    /** Nobody takes the connection, or it broke. */
    CONNECTION,
    /** The certificate is not good for the name. */
    TLS
}
