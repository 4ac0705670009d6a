package no.dugnad.instruments.watch;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.IDN;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where deliveries may go. A name is looked up here and nowhere else: what is checked is the address, and it is the address that the sender connects to, so
 * a name that means something else a moment later (DNS rebinding) has no say. Every address of the name must be public.
 */
@ApplicationScoped
class Targets {
    /** @param authority host and port as the address has them, for the Host header @param address the one to connect to */
    record Target(String host, int port, boolean tls, String authority, String pathAndQuery, InetAddress address) {}

    /** Why nothing is sent there: a code of the message files. */
    static final class Refused extends Exception {
        static final String FORM = "end-point-form";
        static final String NOT_HTTPS = "end-point-https";
        static final String UNRESOLVED = "end-point-unresolved";
        static final String PRIVATE = "end-point-private";

        private final String code;
        private final String host;

        Refused(String code, String host) {
            super(code + " " + host);
            this.code = code;
            this.host = host;
        }

        String code() {
            return code;
        }

        String host() {
            return host;
        }
    }

    /** Up to the host, a host with letters beyond ASCII, and what follows it. */
    private static final Pattern ADDRESS = Pattern.compile(
            "(https?://)([^/?#@:\\[\\]]*[^\\x00-\\x7F][^/?#@:\\[\\]]*)((?::[0-9]+)?)([/?#].*)?",
            Pattern.CASE_INSENSITIVE);

    private final ExecutorService lookups = Executors.newFixedThreadPool(
            8, Thread.ofPlatform().name("name-lookup-", 0).daemon().factory());
    private final boolean privateToo;

    /** @param privateToo addresses inside, and http without TLS, are allowed: for trying things out, or where all watchers are inside */
    Targets(@ConfigProperty(name = "dugnad.watches.private-targets", defaultValue = "false") boolean privateToo) {
        this.privateToo = privateToo;
    }

    Target of(String endPoint) throws Refused {
        var uri = parse(endPoint);
        var tls = uri.getScheme().equalsIgnoreCase("https");
        var host = uri.getHost();
        if (host.startsWith("[")) host = host.substring(1, host.length() - 1);
        var addresses = addresses(host);
        if (!privateToo() && !Arrays.stream(addresses).allMatch(Targets::isPublic))
            throw new Refused(Refused.PRIVATE, host);
        if (!tls && !privateToo()) throw new Refused(Refused.NOT_HTTPS, host);
        var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new Target(
                host,
                uri.getPort() != -1 ? uri.getPort() : tls ? 443 : 80,
                tls,
                uri.getRawAuthority(),
                uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery(),
                addresses[0]);
    }

    boolean privateToo() {
        return privateToo;
    }

    /** All addresses of a name; at least one. */
    InetAddress[] addresses(String host) throws Refused {
        // the system's own look-up holds the thread that asks, for as long as a server of names is silent
        var asked = lookups.submit(() -> lookUp(host));
        try {
            return asked.get(longestLookUp().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            asked.cancel(false);
            throw new Refused(Refused.UNRESOLVED, host);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused(Refused.UNRESOLVED, host);
        }
    }

    Duration longestLookUp() {
        return Duration.ofSeconds(5);
    }

    InetAddress[] lookUp(String host) throws UnknownHostException {
        return InetAddress.getAllByName(host);
    }

    private static URI parse(String endPoint) throws Refused {
        try {
            var uri = new URI(ascii(endPoint));
            var scheme = uri.getScheme();
            if (scheme != null
                    && (scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http"))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null
                    && uri.getPort() != 0
                    && uri.getPort() <= 65_535) return uri;
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new Refused(Refused.FORM, "");
        }
        throw new Refused(Refused.FORM, "");
    }

    /** A host may be written with the letters of any language; the rest is encoded as it is sent. */
    private static String ascii(String endPoint) throws URISyntaxException {
        var parts = ADDRESS.matcher(endPoint);
        if (!parts.matches()) return endPoint;
        return parts.group(1)
                + IDN.toASCII(parts.group(2), IDN.USE_STD3_ASCII_RULES)
                + parts.group(3)
                + (parts.group(4) == null ? "" : new URI(parts.group(4)).toASCIIString());
    }

    /** Whether it is an address of the public internet: not one of the ranges that IANA keeps for special use. */
    static boolean isPublic(InetAddress address) {
        var b = address.getAddress();
        return address instanceof Inet4Address ? isPublic4(b, 0) : isPublic6(b);
    }

    private static boolean isPublic4(byte[] b, int at) {
        int first = b[at] & 0xff;
        int second = b[at + 1] & 0xff;
        int third = b[at + 2] & 0xff;
        return !(first == 0 // this network
                || first == 10
                || first == 100 && (second & 0xc0) == 64 // behind a carrier's NAT
                || first == 127
                || first == 169 && second == 254
                || first == 172 && (second & 0xf0) == 16
                || first == 192 && second == 0 && (third == 0 || third == 2) // protocols, documentation
                || first == 192 && second == 88 && third == 99 // relays from IPv6
                || first == 192 && second == 168
                || first == 198 && (second & 0xfe) == 18 // measurements
                || first == 198 && second == 51 && third == 100 // documentation
                || first == 203 && second == 0 && third == 113 // documentation
                || first >= 224); // multicast, reserved, broadcast
    }

    private static boolean isPublic6(byte[] b) {
        // an IPv4 address inside: mapped, or through a translator (64:ff9b::/96)
        if (startsWith(b, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff)) return isPublic4(b, 12);
        if (startsWith(b, 0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0)) return isPublic4(b, 12);
        return (b[0] & 0xe0) == 0x20 // 2000::/3, all that is given out
                && !(startsWith(b, 0x20, 0x01) && (b[2] & 0xfe) == 0) // 2001::/23, protocols; Teredo
                && !startsWith(b, 0x20, 0x01, 0x0d, 0xb8) // documentation
                && !startsWith(b, 0x20, 0x02) // 6to4
                && !(startsWith(b, 0x3f, 0xff) && (b[2] & 0xf0) == 0); // documentation
    }

    private static boolean startsWith(byte[] bytes, int... wanted) {
        for (var i = 0; i < wanted.length; i++) if ((bytes[i] & 0xff) != wanted[i]) return false;
        return true;
    }
}
