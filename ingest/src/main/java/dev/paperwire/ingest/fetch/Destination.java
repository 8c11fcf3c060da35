package dev.paperwire.ingest.fetch;

import dev.paperwire.ingest.fetch.FetchFailure.Reason;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;

/**
 * Where requests may go: to http and https addresses outside of private networks. Names are resolved before each request,
 * so that neither a redirect nor a name leads inside; the JVM keeps a name's addresses for the request that follows. Through
 * a proxy, which resolves names itself, only addresses that are written out are judged.
 */
final class Destination {
    private final Set<String> privateHosts;
    private final ProxySelector proxies;

    Destination(Set<String> privateHosts, ProxySelector proxies) {
        this.privateHosts = privateHosts;
        this.proxies = proxies;
    }

    void check(URI address) throws FetchFailure {
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        String host = address.getHost();
        if (host == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new FetchFailure(Reason.BAD_ADDRESS,
                    address + ": only http and https addresses are fetched", null);
        }
        if (privateHosts.contains(host.toLowerCase(Locale.ROOT))) {
            return;
        }
        boolean literal = host.startsWith("[") || host.matches("[0-9.]+")
                || host.matches("0[xX][0-9a-fA-F]+");
        boolean direct = proxies.select(address)
                .stream()
                .anyMatch(proxy -> proxy.type() == Proxy.Type.DIRECT);
        if (!direct && !literal && !host.equalsIgnoreCase("localhost")) {
            return;
        }
        for (InetAddress resolved : resolve(address, host)) {
            if (isPrivate(resolved)) {
                throw new FetchFailure(Reason.PRIVATE_ADDRESS, address + ": " + resolved.getHostAddress()
                        + " is in a private network; ingest.fetch.private.hosts does not name " + host, null);
            }
        }
    }

    private static InetAddress[] resolve(URI address, String host) throws FetchFailure {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw new FetchFailure(Reason.BAD_ADDRESS, address + ": the host is not known", e);
        }
    }

    /** Whether an address is none of the public internet, after the IANA special-purpose registries. */
    static boolean isPrivate(InetAddress address) {
        if (address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress()
                || address.isSiteLocalAddress() || address.isMulticastAddress()) {
            return true;
        }
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        if (bytes.length == 4) {
            return first == 0 || first >= 240 || (first == 100 && second >= 64 && second < 128)
                    || (first == 192 && second == 0 && bytes[2] == 0)
                    || (first == 198 && (second == 18 || second == 19));
        }
        boolean uniqueLocal = (first & 0xFE) == 0xFC;
        // Addresses that carry an IPv4 address, by translation (64:ff9b::/96) or as 6to4 (2002::/16), could lead anywhere.
        boolean carriesAnother = (first == 0 && second == 0x64) || (first == 0x20 && second == 0x02);
        return uniqueLocal || carriesAnother;
    }
}
