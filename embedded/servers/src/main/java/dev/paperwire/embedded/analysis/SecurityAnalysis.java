package dev.paperwire.embedded.analysis;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.email.UAX29URLEmailTokenizer;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.pattern.PatternCaptureGroupTokenFilter;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.analysis.AbstractTokenFilterFactory;
import org.elasticsearch.index.analysis.AbstractTokenizerFactory;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.Plugin;

/**
 * The parts of the server's own {@code analysis-common} module that the index behind users and API keys asks for. That
 * module is not in the distribution that Maven can fetch; the Lucene classes that do the work are.
 */
public final class SecurityAnalysis extends Plugin implements AnalysisPlugin {
    @Override
    public Map<String, AnalysisProvider<TokenizerFactory>> getTokenizers() {
        return Map.of("uax_url_email", (index, environment, name, settings) -> new EmailTokenizer(name));
    }

    /** Here {@code unique} drops repeated terms only where they stand at the same place, which is where they arise. */
    @Override
    public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
        return Map.of("lowercase",
                (index, environment, name, settings) -> new Filter(name, LowerCaseFilter::new),
                "unique",
                (index, environment, name, settings) -> new Filter(name, RemoveDuplicatesTokenFilter::new),
                "pattern_capture", AnalysisPlugin.requiresAnalysisSettings(
                        (index, environment, name, settings) -> patternCapture(name, settings)));
    }

    private static TokenFilterFactory patternCapture(String name, Settings settings) {
        List<String> patterns = settings.getAsList("patterns");
        if (patterns.isEmpty()) {
            throw new IllegalArgumentException(
                    "required setting 'patterns' is missing for token filter " + name);
        }
        boolean original = settings.getAsBoolean("preserve_original", true);
        Pattern[] compiled = patterns.stream().map(Pattern::compile).toArray(Pattern[]::new);
        return new Filter(name, tokens -> new PatternCaptureGroupTokenFilter(tokens, original, compiled));
    }

    private static final class EmailTokenizer extends AbstractTokenizerFactory {
        EmailTokenizer(String name) {
            super(name);
        }

        @Override
        public Tokenizer create() {
            return new UAX29URLEmailTokenizer();
        }
    }

    private static final class Filter extends AbstractTokenFilterFactory {
        private final UnaryOperator<TokenStream> filter;

        Filter(String name, UnaryOperator<TokenStream> filter) {
            super(name);
            this.filter = filter;
        }

        @Override
        public TokenStream create(TokenStream tokens) {
            return filter.apply(tokens);
        }
    }
}
