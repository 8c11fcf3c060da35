package dev.paperwire.bench.listings;

import java.util.SplittableRandom;

/** Makes addresses at the places where links lead, and the words that an abstract has around them. */
final class LinkMaker {
    private static final int IDS = 100_000;

    private final Draw<String> places;
    private final TextMaker words;

    LinkMaker(SourceStatistics statistics, TextMaker words) {
        this.places = new Draw<>(statistics.places());
        this.words = words;
    }

    /** A sentence with a link in it. */
    String sentence(SplittableRandom random) {
        String place = places.next(random);
        String kind = place.substring(0, place.indexOf(' '));
        return " " + switch (kind) {
            case "code" -> "The code is available at ";
            case "dataset" -> "The dataset is available at ";
            case "model" -> "The model weights are available at ";
            case "demo" -> "Try the demo at ";
            case "video" -> "A video is at ";
            case "project" -> "The project page is ";
            case "paper", "doi" -> "See also ";
            default -> "More is at ";
        } + address(kind, place.substring(kind.length() + 1), random) + ".";
    }

    /** An address of this kind at this host. */
    String address(String kind, String host, SplittableRandom random) {
        String owner = words.rare(random);
        String name = words.rare(random);
        return "https://" + switch (host) {
            case "github.io" -> owner + ".github.io/" + name;
            case "arxiv.org" ->
                host + "/abs/24%02d.%05d".formatted(random.nextInt(1, 13), random.nextInt(IDS));
            case "doi.org" ->
                host + "/10." + random.nextInt(1_000, 10_000) + "/" + owner + "." + random.nextInt(IDS);
            case "youtu.be" -> host + "/" + name;
            case "www.youtube.com" -> host + "/watch?v=" + name;
            case "huggingface.co" -> host + switch (kind) {
                case "dataset" -> "/datasets/";
                case "demo" -> "/spaces/";
                default -> "/";
            } + owner + "/" + name;
            case "anonymous.4open.science" -> host + (kind.equals("code") ? "/r/" : "/w/") + name;
            default -> host + "/" + owner + "/" + name;
        };
    }
}
