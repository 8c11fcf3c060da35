package dev.paperwire.ingest.fetch;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The proxies of {@code http_proxy}, {@code https_proxy} and {@code no_proxy}, in capitals or not, as other tools read them. */
final class EnvironmentProxies extends ProxySelector {
    private static final List<Proxy> DIRECT = List.of(Proxy.NO_PROXY);

    private final @Nullable Proxy http;
    private final @Nullable Proxy https;
    private final List<String> without;

    EnvironmentProxies(Map<String, String> environment) {
        this.http = proxy(value(environment, "http_proxy"));
        this.https = proxy(value(environment, "https_proxy"));
        List<String> names = new ArrayList<>();
        for (String name : value(environment, "no_proxy").split(",", -1)) {
            if (!name.isBlank()) {
                names.add(name.strip().toLowerCase(Locale.ROOT));
            }
        }
        this.without = List.copyOf(names);
    }

    private static String value(Map<String, String> environment, String name) {
        return environment.getOrDefault(name, environment.getOrDefault(name.toUpperCase(Locale.ROOT), ""));
    }

    private static @Nullable Proxy proxy(String text) {
        if (text.isBlank()) {
            return null;
        }
        URI address = URI.create(text.contains("://") ? text.strip() : "http://" + text.strip());
        int port = address.getPort() < 0 ? 80 : address.getPort();
        return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(address.getHost(), port));
    }

    @Override
    public List<Proxy> select(URI uri) {
        Proxy proxy = "https".equalsIgnoreCase(uri.getScheme()) ? https : http;
        return proxy == null || isWithout(String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT))
                ? DIRECT
                : List.of(proxy);
    }

    private boolean isWithout(String host) {
        return without.stream().anyMatch(name -> {
            String suffix = name.startsWith(".") ? name : "." + name;
            return name.equals("*") || host.equals(name) || host.endsWith(suffix);
        });
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // The request fails with the same cause.
    }
}
