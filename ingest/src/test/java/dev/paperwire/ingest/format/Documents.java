package dev.paperwire.ingest.format;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Documents of every format, made up. */
final class Documents {
    private Documents() {}

    static byte[] of(Format format) {
        return of(format, 4);
    }

    /** A document with a number of papers. */
    static byte[] of(Format format, int papers) {
        return Parsing.utf8(switch (format) {
            case HUGGINGFACE_TEXT -> "Mar 18\n\n" + each(papers, "\n\n",
                    """
                            Title Number %1$d of the Page

                            We study question %1$d of many. The answer is at https://example.org/%1$d, and it holds for all that we tried so far.""");
            case HUGGINGFACE_API -> "[" + each(papers, ",", paper()) + "]";
            case HUGGINGFACE_HTML -> "<html><body><div data-target=\"DailyPapers\" data-props=\""
                    + ("{\"dailyPapers\":[" + each(papers, ",", paper()) + "]}").replace("\"", "&quot;")
                    + "\"></div></body></html>";
            case ARXIV_ATOM ->
                "<?xml version='1.0' encoding='UTF-8'?><feed xmlns='http://www.w3.org/2005/Atom'>" + each(
                        papers, "\n",
                        """
                                <entry><id>http://arxiv.org/abs/2503.%1$05dv1</id><title>On $\\ell_%1$d$ Norms</title><summary>Text %1$d.</summary>
                                <author><name>P. Erd\\H{o}s</name></author><published>2025-03-01T10:00:00Z</published></entry>""")
                        + "</feed>";
            case ARXIV_RSS -> "<rss version='2.0'><channel>" + each(papers, "\n",
                    """
                            <item><title>Paper %1$d</title><guid>oai:arXiv.org:2503.%1$05dv1</guid><description>arXiv:2503.%1$05dv1 Announce Type: new
                            Abstract: Text %1$d.</description><pubDate>Mon, 27 Apr 2026 00:00:00 -0400</pubDate></item>""")
                    + "</channel></rss>";
            case ARXIV_OAI -> "<OAI-PMH><ListRecords>" + each(papers, "\n",
                    """
                            <record><header><identifier>oai:arXiv.org:2503.%1$05d</identifier></header><metadata><arXiv><id>2503.%1$05d</id>
                            <created>2025-03-01</created><authors><author><keyname>Erd\\H{o}s</keyname><forenames>P.</forenames></author></authors>
                            <title>Paper %1$d</title><abstract>Text %1$d.</abstract></arXiv></metadata></record>""")
                    + "</ListRecords></OAI-PMH>";
            case ARXIV_HTML -> "<html><body><dl id='articles'><h3>Mon, 27 Apr 2026</h3>"
                    + each(papers, "\n",
                            """
                                    <dt><a href="/abs/2503.%1$05d">arXiv:2503.%1$05d</a></dt><dd><div class='list-title'>Title: Paper %1$d</div>
                                    <p class='mathjax'>Text %1$d.</p></dd>""")
                    + "</dl></body></html>";
            case JSONL -> each(papers, "\n",
                    """
                            {"id":"2503.%1$05d","title":"On $\\\\ell_%1$d$","abstract":"Text %1$d.","categories":"cs.LG cs.AI","versions":[],\
                            "authors_parsed":[["Erd\\\\H{o}s","P.",""]]}""");
        });
    }

    private static String paper() {
        return """
                {"paper":{"id":"2503.%1$05d","title":"Paper %1$d","summary":"Text %1$d.","authors":[{"name":"Ada"}],"upvotes":%1$d},"numComments":1}""";
    }

    private static String each(int papers, String between, String template) {
        return IntStream.rangeClosed(1, papers)
                .mapToObj(i -> template.formatted(i))
                .collect(Collectors.joining(between));
    }
}
