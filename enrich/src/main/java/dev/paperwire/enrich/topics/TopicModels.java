package dev.paperwire.enrich.topics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The classifiers of topics and of arXiv categories, read from one model file. Immutable; one instance serves every thread.
 * Both give no label to text that is too short to be a paper's or is not English.
 */
public final class TopicModels {
    private static final String ENGLISH = "en";
    private static final String BUNDLED = "topics.model";
    /** Texts of fewer words with content are not judged. */
    private static final int FEWEST_WORDS = 8;
    /** Texts of which the model knows fewer features are not judged. */
    private static final int FEWEST_FEATURES = 10;
    /** Nor are those of which it knows fewer for each word: of papers, 999 in 1,000 have more. */
    private static final double FEWEST_FOR_A_WORD = 0.8;
    /** Nor those whose surest category is less sure: of papers, 996 in 1,000 are surer, of other prose hardly any; */
    private static final double LEAST_SURE = 0.3;
    /** unless a topic is as sure as this: a short abstract may lie between categories, yet be plain about its topic. */
    private static final double PLAIN = 0.9;

    private final Model model;
    private final Phrases phrases;
    private final LanguageDetection language;
    private final UserTopicScorer own;
    private final List<String> ids;
    private final Map<String, TopicDefinition> definitions;

    TopicModels(Model model, LanguageDetection language, UserTopics userTopics) {
        this.model = model;
        this.language = language;
        own = new UserTopicScorer(userTopics, model.vocabulary());
        phrases = new Phrases(model.topics().phrases());
        ids = model.topics().definitions().stream().map(TopicDefinition::id).toList();
        definitions = Stream.concat(model.topics().definitions().stream(), userTopics.definitions().stream())
                .collect(Collectors.toUnmodifiableMap(TopicDefinition::id, Function.identity(),
                        (_, users) -> users));
    }

    /** The models that come with the program. */
    public static TopicModels bundled() {
        try (InputStream in = TopicModels.class.getResourceAsStream(BUNDLED)) {
            if (in == null) {
                throw new IllegalStateException("the program was built without its model of topics");
            }
            return new TopicModels(ModelFile.read(in), new LanguageDetection(), UserTopics.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads models from a file that {@link TopicTraining} wrote.
     *
     * @throws InvalidModel if it is not such a file
     * @throws IOException if it cannot be read
     */
    public static TopicModels read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new TopicModels(ModelFile.read(in), new LanguageDetection(), UserTopics.NONE);
        }
    }

    /** The same models with topics of a user's own, which replace those of the same id. */
    public TopicModels with(UserTopics topics) {
        return new TopicModels(model, language, topics);
    }

    /** Which models these are; changes with every training and with a user's own topics. */
    public String version() {
        return own.isEmpty() ? model.version() : model.version() + '+' + own.version();
    }

    /** The topic of an id. */
    public Optional<TopicDefinition> topic(String id) {
        return Optional.ofNullable(definitions.get(id));
    }

    /** The arXiv categories that {@link #categories} may give. */
    public List<String> categoryCodes() {
        return model.categories().codes();
    }

    /** The classifier of topics. */
    public TextClassifier topics() {
        return (title, text) -> classify(title, text).topics();
    }

    /** The classifier of arXiv categories. */
    public TextClassifier categories() {
        return (title, text) -> classify(title, text).categories();
    }

    /**
     * Topics and categories at once, which costs little more than either.
     *
     * @param title the paper's title, perhaps empty
     * @param text the paper's abstract, perhaps empty
     */
    public Labels classify(String title, String text) {
        return read(title, text).labels();
    }

    /**
     * What a paper is about, and in which language.
     *
     * @param title the paper's title, perhaps empty
     * @param text the paper's abstract, perhaps empty
     */
    public Reading read(String title, String text) {
        Words head = Words.of(title);
        Words body = Words.of(text);
        Optional<String> spoken = language.of(title, text, head, body);
        Labels labels = spoken.filter(ENGLISH::equals).isPresent() ? classify(head, body) : Labels.NONE;
        return new Reading(labels, spoken);
    }

    private Labels classify(Words head, Words body) {
        Vector vector = model.vocabulary().vector(head, body);
        if (!canJudge(head, body, vector)) {
            return Labels.NONE;
        }
        float[] hidden = model.encoders().hidden(vector);
        CategoryModel categories = model.categories();
        List<ScoredLabel> accepted = categories.rule()
                .accept(categories.probabilities(CategoryModel.members(model.encoders().logits(hidden),
                        categories.wide(), vector)), categories.codes());
        List<ScoredLabel> topics = topics(head, body, vector, hidden);
        // What is of no field at all is no paper, whatever words it shares with some; a user's own field may be another.
        boolean ofNoField = surest(accepted) < LEAST_SURE && surest(topics) < PLAIN;
        Labels shipped = ofNoField ? Labels.NONE : new Labels(topics, accepted);
        return own.isEmpty()
                ? shipped
                : new Labels(own.merge(shipped.topics(), head, body, vector), shipped.categories());
    }

    private static double surest(List<ScoredLabel> labels) {
        return labels.isEmpty() ? 0 : labels.getFirst().score();
    }

    private static boolean canJudge(Words head, Words body, Vector vector) {
        return head.size + body.size >= FEWEST_WORDS
                && vector.size() >= FEWEST_FEATURES
                && (vector.size() >= FEWEST_FOR_A_WORD * (head.size + body.size)
                        || vector.size() >= FEWEST_FOR_A_WORD * Words.distinct(head, body));
    }

    private List<ScoredLabel> topics(Words head, Words body, Vector vector, float[] hidden) {
        TopicModel topics = model.topics();
        return topics.rule()
                .accept(topics.probabilities(vector, hidden, phrases.counts(head), phrases.counts(body)),
                        ids);
    }

    /**
     * Why a paper has its topics.
     *
     * @param title the paper's title, perhaps empty
     * @param text the paper's abstract, perhaps empty
     * @return for each accepted topic, in order, the phrases that drove it
     */
    public List<Explanation> explain(String title, String text) {
        Words head = Words.of(title);
        Words body = Words.of(text);
        Vector vector = model.vocabulary().vector(head, body);
        Explainer explainer = new Explainer(model, phrases, head, body, vector);
        return classify(title, text).topics()
                .stream()
                .map(topic -> new Explanation(topic, own.has(topic.id())
                        ? own.reasons(topic.id(), head, body)
                        : explainer.reasons(ids.indexOf(topic.id()))))
                .toList();
    }

    Model model() {
        return model;
    }
}
