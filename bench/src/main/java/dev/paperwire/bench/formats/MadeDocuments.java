package dev.paperwire.bench.formats;

import dev.paperwire.ingest.format.Format;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Documents of every format with texts of the usual lengths: abstracts of some 1,300 characters, six authors a paper. */
final class MadeDocuments {
    private static final String SENTENCE = "We study question %1$d of many, improve by 3.4%% over the best of ten baselines and show why. ";
    private static final String ABSTRACT = SENTENCE.repeat(14);
    private static final String[] NAMES = {"Ada Example", "Bo Muster", "Zoë Beispiel", "J. Novák", "Li Wei",
        "M. Gómez"};

    private MadeDocuments() {}

    static byte[] of(Format format, int papers) {
        String text = switch (format) {
            case HUGGINGFACE_TEXT -> "new\n\nSubscribe\n\nMar 18\n\n"
                    + each(papers, "\n\n", "A Title With Seven Words, Number %1$d\n\n" + ABSTRACT.strip());
            case HUGGINGFACE_API -> "[" + each(papers, ",", dailyPaper()) + "]";
            case HUGGINGFACE_HTML ->
                "<!doctype html><html><head><title>Daily Papers</title></head><body><main>"
                        + "<div class=\"SVELTE_HYDRATER contents\" data-target=\"DailyPapers\" data-props=\""
                        + ("{\"dateString\":\"2026-03-18\",\"dailyPapers\":["
                                + each(papers, ",", dailyPaper())
                                + "],\"periodType\":\"day\"}").replace("&", "&amp;").replace("\"", "&quot;")
                        + "\"></div></main></body></html>";
            case ARXIV_ATOM ->
                "<?xml version='1.0' encoding='UTF-8'?><feed xmlns:arxiv=\"http://arxiv.org/schemas/atom\" xmlns=\"http://www.w3.org/2005/Atom\">"
                        + each(papers, "\n", atomEntry()) + "</feed>";
            case ARXIV_RSS ->
                "<?xml version='1.0' encoding='UTF-8'?><rss xmlns:arxiv=\"http://arxiv.org/schemas/atom\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" version=\"2.0\"><channel>"
                        + each(papers, "\n", rssItem()) + "</channel></rss>";
            case ARXIV_OAI ->
                "<?xml version='1.0' encoding='UTF-8'?><OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\"><ListRecords>"
                        + each(papers, "\n", oaiRecord()) + "</ListRecords></OAI-PMH>";
            case ARXIV_HTML ->
                "<!doctype html><html><body><div id='dlpage'><h3>Mon, 27 Apr 2026</h3><dl id='articles'>"
                        + each(papers, "\n", htmlEntry()) + "</dl></div></body></html>";
            case JSONL -> each(papers, "\n", snapshotRecord());
        };
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String dailyPaper() {
        return """
                {"paper":{"id":"2503.%1$05d","authors":["""
                + names("{\"_id\":\"67d8\",\"name\":\"", "\",\"hidden\":false}", ",")
                + """
                        ],"publishedAt":"2025-03-17T00:00:00.000Z","submittedOnDailyAt":"2025-03-18T01:02:03.000Z",\
                        "title":"A Title With Seven Words, Number %1$d","submittedOnDailyBy":{"_id":"60f1","avatarUrl":"/avatars/a.svg","fullname":"Tea","user":"tea"},\
                        "summary":\""""
                + ABSTRACT
                + """
                        ","upvotes":%1$d,"discussionId":"67d8","ai_keywords":["one","two"],"githubRepo":"https://github.com/o/n-%1$d"},\
                        "publishedAt":"2025-03-18T00:00:00.000Z","title":"A Title With Seven Words, Number %1$d","thumbnail":"https://example.org/%1$d.png",\
                        "numComments":2,"submittedBy":{"_id":"60f1","avatarUrl":"/avatars/a.svg","fullname":"Tea","name":"tea","type":"user","isPro":false}}""";
    }

    private static String atomEntry() {
        return """
                <entry><id>http://arxiv.org/abs/2503.%1$05dv1</id><title>A Title With Seven Words, Number %1$d</title>
                <updated>2025-03-01T10:00:00Z</updated><link href="https://arxiv.org/abs/2503.%1$05dv1" rel="alternate" type="text/html"/>
                <summary>"""
                + ABSTRACT
                + """
                        </summary><category term="cs.LG" scheme="http://arxiv.org/schemas/atom"/><published>2025-03-01T10:00:00Z</published>
                        <arxiv:comment>12 pages, 3 figures</arxiv:comment><arxiv:primary_category term="cs.LG"/>"""
                + names("<author><name>", "</name></author>", "\n") + "</entry>";
    }

    private static String rssItem() {
        return """
                <item><title>A Title With Seven Words, Number %1$d</title><link>https://arxiv.org/abs/2503.%1$05d</link>
                <description>arXiv:2503.%1$05dv1 Announce Type: new
                Abstract:\s"""
                + ABSTRACT
                + """
                        </description><guid isPermaLink="false">oai:arXiv.org:2503.%1$05dv1</guid><category>cs.LG</category>
                        <pubDate>Mon, 27 Apr 2026 00:00:00 -0400</pubDate><arxiv:announce_type>new</arxiv:announce_type>
                        <dc:creator>"""
                + String.join(", ", NAMES) + "</dc:creator></item>";
    }

    private static String oaiRecord() {
        return """
                <record><header><identifier>oai:arXiv.org:2503.%1$05d</identifier><datestamp>2025-03-02</datestamp><setSpec>cs</setSpec></header>
                <metadata><arXiv xmlns="http://arxiv.org/OAI/arXiv/"><id>2503.%1$05d</id><created>2025-03-01</created><authors>"""
                + names("<author><keyname>", "</keyname><forenames>A.</forenames></author>", "")
                + """
                        </authors><title>A Title With Seven Words, Number %1$d</title><categories>cs.LG cs.AI</categories>
                        <comments>12 pages, 3 figures</comments><abstract>"""
                + ABSTRACT + "</abstract></arXiv></metadata></record>";
    }

    private static String htmlEntry() {
        return """
                <dt><a name='item%1$d'>[%1$d]</a> <a href ="/abs/2503.%1$05d" title="Abstract" id="2503.%1$05d">arXiv:2503.%1$05d</a></dt>
                <dd><div class='meta'><div class='list-title mathjax'><span class='descriptor'>Title:</span> A Title With Seven Words, Number %1$d</div>
                <div class='list-authors'>"""
                + names("<a href=\"https://arxiv.org/search\">", "</a>", ", ")
                + """
                        </div><div class='list-comments mathjax'><span class='descriptor'>Comments:</span> 12 pages</div>
                        <div class='list-subjects'><span class='descriptor'>Subjects:</span> <span class="primary-subject">Machine Learning (cs.LG)</span></div>
                        <p class='mathjax'>"""
                + ABSTRACT + "</p></div></dd>";
    }

    private static String snapshotRecord() {
        return """
                {"id":"2503.%1$05d","submitter":"Ada Example","authors":\"""" + String.join(", ", NAMES)
                + """
                        ","title":"A Title With Seven Words, Number %1$d","comments":"12 pages","journal-ref":null,"doi":null,"report-no":null,\
                        "categories":"cs.LG cs.AI","license":null,"abstract":\""""
                + ABSTRACT
                + """
                        ","versions":[{"version":"v1","created":"Mon, 3 Mar 2025 19:18:42 GMT"}],"update_date":"2025-03-04",\
                        "authors_parsed":["""
                + names("[\"", "\",\"A.\",\"\"]", ",") + "]}";
    }

    private static String names(String before, String after, String between) {
        return java.util.Arrays.stream(NAMES)
                .map(name -> before + name + after)
                .collect(Collectors.joining(between));
    }

    private static String each(int papers, String between, String template) {
        return IntStream.rangeClosed(1, papers)
                .mapToObj(i -> template.formatted(i))
                .collect(Collectors.joining(between));
    }
}
