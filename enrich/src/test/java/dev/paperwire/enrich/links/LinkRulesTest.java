package dev.paperwire.enrich.links;

import dev.paperwire.listing.Link;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LinkRulesTest {
    @TempDir
    Path folder;

    private LinkRules rules(String... lines) throws IOException {
        return LinkRules.bundled().with(Files.write(folder.resolve("own.txt"), List.of(lines)));
    }

    private static List<String> links(LinkRules rules, String text) {
        return LinkExtractor.with(rules)
                .extract(text, null, List.of())
                .stream()
                .map(link -> link.kind() + " " + link.url()
                        + (link.repository() == null ? "" : " " + link.repository()))
                .toList();
    }

    @Test
    void aFileOfOnesOwnComesFirst() throws IOException {
        LinkRules rules = rules("# ours", "", "code  forge.example.org  whole=2 repository=2 # the forge",
                "demo github.com/*/playground", "paper *.example.com");

        assertThat(links(rules,
                "forge.example.org/a/b.git, https://github.com/a/playground, https://x.example.com,"
                        + " https://github.com/a/b"))
                .containsExactly("code https://forge.example.org/a/b.git a/b",
                        "demo https://github.com/a/playground", "paper https://x.example.com",
                        "code https://github.com/a/b a/b");
    }

    @Test
    void anAddressWithoutWhatTheRuleNeedsLeadsNowhere() throws IOException {
        assertThat(links(rules("code forge.example.org whole=2"), "https://forge.example.org/ for all"))
                .isEmpty();
    }

    @Test
    void aRuleMayNameTheParameterThatHoldsTheAddress() throws IOException {
        assertThat(links(rules("other out.example.org behind=to"),
                "https://out.example.org/?a=1&to=https://github.com/a/b"))
                .containsExactly("code https://github.com/a/b a/b");
    }

    @Test
    void wordsAndTopLevelDomainsMayBeAdded() throws IOException {
        LinkRules rules = rules("words dataset measurements", "top-level zz");

        assertThat(links(rules, "The measurements: https://example.org/x"))
                .containsExactly("dataset https://example.org/x");
        assertThat(links(rules, "see name.zz/x")).containsExactly("project https://name.zz/x");
    }

    @Test
    void everyBadLineIsToldWithItsNumberAndReason() {
        assertThatExceptionOfType(InvalidLinkRules.class)
                .isThrownBy(() -> rules("code github.com", "cod github.com", "code", "code nohost",
                        "code a.org whole=x",
                        "code a.org depth=1", "words dataset", "top-level c0m", "code a.org words=coed",
                        "words nope a"))
                .satisfies(refused -> assertThat(refused.problems()).containsExactly(
                        "line 2: 'cod' is not a kind; the kinds are code, dataset, model, demo, paper, doi, project, video, other",
                        "line 3: a rule needs a kind and a host",
                        "line 4: 'nohost' is not a host; write example.org, *.example.org, example.* or *",
                        "line 5: 'whole=x' needs a number from 0 to 9",
                        "line 6: 'depth=1' is not one of words=, whole=, repository=, behind=",
                        "line 7: 'words' needs a kind and at least one word",
                        "line 8: 'c0m' is not a top-level domain",
                        "line 9: 'coed' is not a kind; the kinds are code, dataset, model, demo, paper, doi, project, video, other",
                        "line 10: 'nope' is not a kind; the kinds are code, dataset, model, demo, paper, doi, project, video, other"))
                .withMessageStartingWith("not a usable file of link rules: ")
                .withMessageContaining("own.txt: line 2: 'cod'");
    }

    @Test
    void aFileThatCannotBeReadIsNamed() {
        assertThatExceptionOfType(InvalidLinkRules.class)
                .isThrownBy(() -> LinkRules.bundled().with(folder.resolve("absent.txt")))
                .withMessageContaining("absent.txt");
    }

    @Test
    void theBundledRulesAreFineAndStillThereBesideOnesOwn() throws IOException {
        assertThat(links(rules(), "https://huggingface.co/datasets/a/b"))
                .containsExactly("dataset https://huggingface.co/datasets/a/b");
    }

    @Test
    void theRulesOfAnExtractorAreItsOwn() throws IOException {
        LinkExtractor own = LinkExtractor.with(rules("video github.com"));

        assertThat(own.extract("https://github.com/a", null, List.of())).extracting(Link::kind)
                .hasToString("[video]");
        assertThat(LinkExtractor.bundled().extract("https://github.com/a", null, List.of()))
                .extracting(Link::kind)
                .hasToString("[code]");
    }
}
