package dev.paperwire.sink;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** What a sink tells of itself over HTTP. */
final class Scrape {
    private final URI address;
    private final HttpClient http = HttpClient.newHttpClient();

    Scrape(URI address) {
        this.address = address;
    }

    /** The sum of all samples of a metric whose labels have this text; 0 if there are none. */
    double sum(String metric, String label) throws IOException, InterruptedException {
        return get("metrics").body()
                .lines()
                .filter(line -> line.startsWith(metric + "{") || line.startsWith(metric + " "))
                .filter(line -> line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    double sum(String metric) throws IOException, InterruptedException {
        return sum(metric, "");
    }

    /** Status and body. */
    String ready() throws IOException, InterruptedException {
        HttpResponse<String> response = get("health/ready");
        return response.statusCode() + " " + response.body();
    }

    boolean isReady() throws InterruptedException {
        try {
            return ready().startsWith("200 ");
        } catch (IOException _) {
            return false;
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofString());
    }
}
