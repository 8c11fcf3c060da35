package dev.paperwire.enrich.links;

import dev.paperwire.listing.DeclaredLink;
import dev.paperwire.listing.Link;
import dev.paperwire.listing.LinkKind;
import dev.paperwire.listing.LinkOrigin;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LinkExtractorTest {
    private static final LinkExtractor EXTRACTOR = LinkExtractor.bundled();

    private static List<String> urls(String abstractText, String comment, DeclaredLink... declared) {
        return EXTRACTOR.extract(abstractText, comment, List.of(declared)).stream().map(Link::url).toList();
    }

    @Test
    void aLinkTellsAllThatIsKnownOfIt() {
        assertThat(EXTRACTOR.extract("Code: www.GitHub.com/A/b.git.", null, List.of())).containsExactly(
                new Link("https://www.GitHub.com/A/b.git", LinkKind.CODE, "www.github.com", "A/b",
                        LinkOrigin.ABSTRACT, 6, 28));
    }

    @Test
    void abstractCommentAndDeclaredLinksComeInThisOrder() {
        assertThat(EXTRACTOR.extract("at https://b.github.io", "see https://youtu.be/x",
                List.of(new DeclaredLink("https://github.com/a/b", null)))).containsExactly(
                        new Link("https://b.github.io", LinkKind.PROJECT, "b.github.io", null,
                                LinkOrigin.ABSTRACT,
                                3, 22),
                        new Link("https://youtu.be/x", LinkKind.VIDEO, "youtu.be", null, LinkOrigin.COMMENT,
                                4, 22),
                        new Link("https://github.com/a/b", LinkKind.CODE, "github.com", "a/b",
                                LinkOrigin.DECLARED,
                                null, null));
    }

    @Test
    void theSameAddressInBothTextsIsALinkOfBoth() {
        assertThat(urls("at https://github.com/a/b.", "https://github.com/a/b"))
                .containsExactly("https://github.com/a/b", "https://github.com/a/b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "https://github.com/a/b.git, https://github.com/a/b/issues, https://github.com/a/b | https://github.com/a/b",
        "http://github.com/a/b, github.com/A/B, https://github.com/a/b/tree/main | https://github.com/A/B",
        "https://github.com/a/b/issues/7 and https://github.com/a/b.git | https://github.com/a/b.git",
        "https://github.com/a/b?tab=readme-ov-file#c, https://github.com/a/b | https://github.com/a/b",
        "https://gitlab.com/a/b/c/-/tree/main and https://gitlab.com/a/b/c | https://gitlab.com/a/b/c",
        "https://x.github.io/ and http://x.github.io | https://x.github.io/",
        "http://x.github.io and https://x.github.io | https://x.github.io",
        "https://www.example.org/a and https://example.org/a/ | https://www.example.org/a",
        "arXiv:2301.00001 (https://arxiv.org/pdf/2301.00001v2.pdf) | https://arxiv.org/abs/2301.00001",
        "doi:10.1000/AB, https://doi.org/10.1000/ab | https://doi.org/10.1000/AB"})
    void oneThingGivenByManyAddressesIsOneLinkWithItsBestAddress(String text, String url) {
        assertThat(urls(text, null)).containsExactly(url);
    }

    @Test
    void whatHasItsOwnPlaceInARepositoryIsALinkOfItsOwn() {
        assertThat(urls(
                "https://github.com/a/b, https://github.com/a/b/wiki, https://github.com/a/b/blob/main/c.md",
                null))
                .containsExactly("https://github.com/a/b", "https://github.com/a/b/wiki",
                        "https://github.com/a/b/blob/main/c.md");
    }

    @Test
    void aDeclaredLinkThatATextHasIsNoSecondLink() {
        assertThat(
                urls("at github.com/a/b", null, new DeclaredLink("https://github.com/A/b/", LinkKind.CODE)))
                .containsExactly("https://github.com/a/b");
    }

    @Test
    void aDeclaredLinkKeepsTheSourcesKindWhereItsFormLeavesItOpen() {
        assertThat(EXTRACTOR.extract(null, null,
                List.of(new DeclaredLink("https://example.org/x", LinkKind.DATASET),
                        new DeclaredLink("https://github.com/a/b", LinkKind.DATASET))))
                .extracting(Link::kind)
                .containsExactly(LinkKind.DATASET, LinkKind.CODE);
    }

    @Test
    void aDeclaredLinkThatIsNoWebAddressIsLeftOut() {
        assertThat(urls(null, null, new DeclaredLink("javascript:alert(1)", null),
                new DeclaredLink("ftp://a.org/b", null),
                new DeclaredLink("nothing", LinkKind.CODE))).isEmpty();
    }

    @Test
    void noTextHasNoLinks() {
        assertThat(EXTRACTOR.extract(null, null, List.of())).isEmpty();
        assertThat(EXTRACTOR.extract("", "", List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "kind-cases.csv", useHeadersInDisplayName = true, numLinesToSkip = 1)
    void theFormOfAnAddressTellsItsKindAndItsRepository(String url, String kind, String repository) {
        assertThat(EXTRACTOR.extract(url, null, List.of()))
                .extracting(Link::url, link -> link.kind().toString(), Link::repository)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(url, kind, repository));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"The dataset is at https://example.org/x | dataset",
        "The catalogue has been made available at https://example.org/x | dataset",
        "a public demo (https://example.org/x) | demo", "the workshop (https://example.org/x) | other",
        "Dataset and demo: https://example.org/x | project",
        "Project page of the dataset: https://example.org/x | project",
        "Code and more: https://example.org/x | project",
        "We have a dataset. See https://example.org/x | project",
        "The dataset: https://github.com/a/b | code",
        "The code: https://huggingface.co/datasets/a/b | dataset",
        "Open-source code: https://osf.io/abcde | code", "Preregistered at https://osf.io/abcde | other"})
    void theWordsBeforeAnAddressTellItsKindWhereItsFormLeavesItOpen(String text, String kind) {
        assertThat(EXTRACTOR.extract(text, null, List.of())).extracting(link -> link.kind().toString())
                .containsExactly(kind);
    }
}
