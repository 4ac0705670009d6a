package no.dugnad.instruments.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import no.dugnad.instruments.watch.Targets.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTest {
    private static String refusal(Targets targets, String endPoint) {
        return assertThrows(Refused.class, () -> targets.of(endPoint)).code();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.250",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "fec0::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::a00:1",
                "64:ff9b:1::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "3fff::1",
                "100::1"
            })
    void whatIsNotOnThePublicInternetIsNotPublic(String address) throws UnknownHostException {
        assertEquals(false, Targets.isPublic(InetAddress.getByName(address)), address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.0.1.1",
                "193.156.90.1",
                "223.255.255.255",
                "2001:700::1",
                "2606:4700:4700::1111",
                "2a02:c0::1",
                "64:ff9b::101:101"
            })
    void theRestIs(String address) throws UnknownHostException {
        assertEquals(true, Targets.isPublic(InetAddress.getByName(address)), address);
    }

    @Test
    void aHostIsWrittenWithTheLettersOfAnyLanguage() throws Exception {
        var asked = new String[1];
        var target = new Targets(false) {
            @Override
            InetAddress[] lookUp(String host) throws UnknownHostException {
                asked[0] = host;
                return new InetAddress[] {InetAddress.getByName("1.1.1.1")};
            }
        }.of("https://blåbær.example:8443/sær/vei?q=å");

        assertEquals("xn--blbr-roah.example", asked[0]);
        assertEquals("xn--blbr-roah.example:8443", target.authority());
        assertEquals("/s%C3%A6r/vei?q=%C3%A5", target.pathAndQuery());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://localhost/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:7f00:1]:8443/",
                "https://169.254.169.254/latest/meta-data/",
                "https://[fe80::1]/"
            })
    void anAddressInsideIsRefusedHoweverItIsWritten(String endPoint) {
        assertEquals(Refused.PRIVATE, refusal(new Targets(false), endPoint));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "//example.no/",
                "ftp://1.1.1.1/",
                "file:///etc/passwd",
                "https:/1.1.1.1",
                "https://",
                "https://user@1.1.1.1/",
                "https://1.1.1.1/#a",
                "https://1.1.1.1:0/",
                "https://1.1.1.1:99999/",
                "https://a b/",
                "https://ex_ample.no/",
                "javascript:alert(1)"
            })
    void whatIsNoAddressOfTheWebIsRefused(String endPoint) {
        assertEquals(Refused.FORM, refusal(new Targets(true), endPoint));
    }

    /** Spellings of 127.0.0.1 that some resolvers take. */
    @ParameterizedTest
    @ValueSource(strings = {"https://2130706433/", "https://0x7f.1/", "https://127.1/", "https://LOCALHOST./"})
    void anOddSpellingDoesNotGetThrough(String endPoint) {
        assertThrows(Refused.class, () -> new Targets(false).of(endPoint));
    }

    @Test
    void withoutEncryptionNothingIsSentOutside() {
        assertEquals(Refused.NOT_HTTPS, refusal(new Targets(false), "http://1.1.1.1/"));
    }

    @Test
    void aNameWithoutAddressIsRefused() {
        assertEquals(Refused.UNRESOLVED, refusal(new Targets(false), "https://nowhere.invalid/"));
    }

    @Test
    void oneAddressInsideAmongOthersIsEnough() {
        var targets = new Targets(false) {
            @Override
            InetAddress[] addresses(String host) {
                try {
                    return new InetAddress[] {InetAddress.getByName("1.1.1.1"), InetAddress.getByName("10.0.0.1")};
                } catch (UnknownHostException e) {
                    throw new IllegalStateException(e);
                }
            }
        };

        assertEquals(Refused.PRIVATE, refusal(targets, "https://hooks.example.no/"));
    }

    @Test
    void theTargetIsTheAddressThatWasChecked() throws Refused {
        var target = new Targets(false).of("https://1.1.1.1:8443/a/b?c=d%20e");

        assertEquals("1.1.1.1", target.address().getHostAddress());
        assertEquals(8443, target.port());
        assertEquals("1.1.1.1:8443", target.authority());
        assertEquals("/a/b?c=d%20e", target.pathAndQuery());
    }

    @Test
    void aNameThatIsNotAnsweredIsGivenUpAndHoldsNoVirtualThread() throws InterruptedException {
        var silent = new CountDownLatch(1);
        var virtual = new AtomicBoolean(true);
        var targets = new Targets(false) {
            @Override
            InetAddress[] lookUp(String host) throws UnknownHostException {
                virtual.set(Thread.currentThread().isVirtual());
                try {
                    silent.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return super.lookUp("127.0.0.1");
            }

            @Override
            Duration longestLookUp() {
                return Duration.ofMillis(50);
            }
        };

        var refused = new AtomicReference<String>();
        Thread.ofVirtual()
                .start(() -> refused.set(refusal(targets, "https://silent.example/")))
                .join();

        assertEquals(Refused.UNRESOLVED, refused.get());
        assertFalse(virtual.get());
        silent.countDown();
    }
}
