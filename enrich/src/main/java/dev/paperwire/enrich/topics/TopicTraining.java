package dev.paperwire.enrich.topics;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Learns a whole model from files: a vocabulary, encoders from the arXiv papers' categories and the hints, the topics from
 * the labelled papers. The same files, seed and settings give the same model.
 */
public final class TopicTraining {
    private static final int FEWEST_HINTS = 4;
    private static final float WIDE_RATE = 0.1f;

    private final TrainingSettings settings;
    private final long seed;
    private final Progress progress;
    private final Map<String, Example> papers = new LinkedHashMap<>();
    private final List<Vector> vectors = new ArrayList<>();
    private final List<Vector> bodies = new ArrayList<>();
    private final List<int[]> titles;
    private final List<String> codes;
    private final List<String> hints;
    private final Vocabulary vocabulary;

    /**
     * A model's figures on papers that it has not learned from.
     *
     * @param version the model's version
     * @param topics cross-validated over the labelled papers with natural frequencies
     * @param categories of members of the same settings that did not see a tenth of the arXiv papers, on that tenth
     */
    public record Report(String version, Scores topics, Scores categories) {}

    private TopicTraining(List<Example> all, TrainingSettings settings, long seed, Progress progress) {
        this.settings = settings;
        this.seed = seed;
        this.progress = progress;
        for (Example paper : all) {
            papers.merge(paper.id(), paper, TopicTraining::both);
        }
        codes = sorted(papers.values().stream().flatMap(p -> p.categories().stream()).toList(), 1);
        hints = sorted(
                papers.values()
                        .stream()
                        .flatMap(p -> p.keywords().stream())
                        .map(TopicTraining::hint)
                        .toList(),
                FEWEST_HINTS);
        progress.at("vocabulary", 0);
        List<Words[]> texts = papers.values()
                .stream()
                .map(p -> new Words[]{Words.of(p.title()), Words.of(p.text())})
                .toList();
        vocabulary = VocabularyTraining.of(texts, settings.fewestTexts(), settings.features());
        Words none = Words.of("");
        for (Words[] text : texts) {
            vectors.add(vocabulary.vector(text[0], text[1]));
            bodies.add(vocabulary.vector(none, text[1]));
        }
        titles = TitleWords.of(texts.stream().map(text -> text[0]).toList(), vocabulary,
                settings.titleWords());
    }

    /**
     * Learns and writes a model.
     *
     * @param files what to learn from
     * @param out where the model goes
     * @param settings how large and how long
     * @param seed the same seed gives the same model
     * @param progress is told of every step
     * @throws InvalidTrainingData if a file cannot be used
     */
    public static Report run(TrainingFiles files, Path out, TrainingSettings settings, long seed,
            Progress progress)
            throws IOException {
        progress.at("reading", 0);
        List<Example> hints = Example.read(files.hints());
        List<Example> arxiv = Example.read(files.arxiv());
        if (arxiv.stream().allMatch(p -> p.categories().isEmpty())) {
            throw new InvalidTrainingData(files.arxiv(), "no paper has categories");
        }
        List<TopicDefinition> topics = Taxonomy.topics();
        List<Example> labelled = labelled(files.labelled(), topics, hints, arxiv);
        // In this order, so that what is learned from these two does not change by chance with what is labelled.
        List<Example> all = new ArrayList<>(arxiv);
        all.addAll(hints);
        all.addAll(labelled);
        TopicTraining training = new TopicTraining(all, settings, seed, progress);
        return training.train(labelled, topics, out);
    }

    private static List<Example> labelled(List<Path> files, List<TopicDefinition> topics, List<Example> hints,
            List<Example> arxiv)
            throws IOException {
        Map<String, Example> known = new HashMap<>();
        Stream.of(hints, arxiv).flatMap(List::stream).forEach(paper -> known.putIfAbsent(paper.id(), paper));
        Map<String, Example> labelled = new LinkedHashMap<>();
        for (Path file : files) {
            List<Example> papers = Example.read(file, known);
            check(file, papers, topics);
            papers.forEach(paper -> labelled.put(paper.id(), paper));
        }
        if (labelled.size() < 2) {
            throw new InvalidTrainingData(files.getFirst(), "too few papers to learn from");
        }
        return List.copyOf(labelled.values());
    }

    private static void check(Path file, List<Example> labelled, List<TopicDefinition> topics)
            throws InvalidTrainingData {
        List<String> ids = topics.stream().map(TopicDefinition::id).toList();
        for (int i = 0; i < labelled.size(); i++) {
            if (labelled.get(i).topics().isEmpty()) {
                throw new InvalidTrainingData(file, i + 1, "a labelled paper needs topics");
            }
            for (String topic : labelled.get(i).topics()) {
                if (!ids.contains(topic)) {
                    throw new InvalidTrainingData(file, i + 1, "unknown topic \"" + topic + "\"");
                }
            }
        }
    }

    private Report train(List<Example> labelled, List<TopicDefinition> topics, Path out) throws IOException {
        Members members = members(false);
        List<float[][]> logits = new ArrayList<>();
        List<int[]> right = new ArrayList<>();
        int at = 0;
        for (Example paper : papers.values()) {
            if (heldOut(paper)) {
                Vector vector = vectors.get(at);
                logits.add(CategoryModel.members(members.encoders.logits(members.encoders.hidden(vector)),
                        members.wide, vector));
                right.add(numbers(paper.categories(), codes));
            }
            at++;
        }
        progress.at("categories: calibration", 0);
        Scores categoryScores = CategoryTraining.fifths(codes, members.wide, logits, right);
        progress.at("categories: " + categoryScores.line(), 1);
        CategoryModel calibrated = CategoryTraining.of(codes, members.wide, logits, right);
        Members all = members(true);
        CategoryModel categories = new CategoryModel(codes, all.wide, calibrated.weights(),
                calibrated.company(),
                calibrated.rule());
        TopicModelTraining.Result result = new TopicModelTraining(labelled, topics, Taxonomy.phrases(topics),
                vocabulary, all.encoders).train(seed, progress);
        progress.at("topics: " + result.unseen().line(), 1);
        Model model = new Model(settings.name(), vocabulary, all.encoders, categories, result.model());
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(out))) {
            return new Report(ModelFile.write(model, file), result.unseen(), categoryScores);
        }
    }

    /** What is learned from the arXiv papers. */
    private static final class Members {
        private final Encoders encoders;
        private final SparseRows wide;

        Members(Encoders encoders, SparseRows wide) {
            this.encoders = encoders;
            this.wide = wide;
        }
    }

    /** Learned apart from one another, so that two threads can do it and still give the same whenever they are done. */
    private Members members(boolean everything) {
        List<EncoderTraining.Sample> samples = samples(everything);
        String stage = everything ? "encoders of all papers" : "encoders of nine tenths of the papers";
        int words = titles.stream().flatMapToInt(Arrays::stream).max().orElse(-1) + 1;
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            CompletableFuture<Encoder> second = CompletableFuture
                    .supplyAsync(() -> encoder(samples, words, seed + 1, stage, progress), threads);
            CompletableFuture<Encoder> first = CompletableFuture
                    .supplyAsync(() -> encoder(samples, 0, seed, stage, Progress.NONE), threads);
            CompletableFuture<SparseRows> wide = CompletableFuture.supplyAsync(
                    () -> WideTraining.train(samples, vocabulary.size(), codes.size(), settings.epochs(),
                            WIDE_RATE,
                            settings.wideWeights(), seed),
                    threads);
            return new Members(new Encoders(List.of(first.join(), second.join())), wide.join());
        }
    }

    private Encoder encoder(List<EncoderTraining.Sample> samples, int titleWords, long itsSeed, String stage,
            Progress told) {
        return EncoderTraining.train(samples,
                new EncoderTraining.Counts(vocabulary.size(), codes.size(), hints.size(), titleWords),
                new EncoderTraining.Settings(settings.width(), settings.epochs(), settings.rate(),
                        settings.dropout(), itsSeed),
                stage, told);
    }

    private List<EncoderTraining.Sample> samples(boolean everything) {
        List<EncoderTraining.Sample> samples = new ArrayList<>();
        int at = 0;
        for (Example paper : papers.values()) {
            int[] categories = numbers(paper.categories(), codes);
            int[] keywords = numbers(paper.keywords().stream().map(TopicTraining::hint).toList(), hints);
            if ((categories.length > 0 || keywords.length > 0) && (everything || !heldOut(paper))) {
                samples.add(new EncoderTraining.Sample(vectors.get(at), known(categories), known(keywords),
                        bodies.get(at), titles.get(at)));
            }
            at++;
        }
        return samples;
    }

    private static int @Nullable [] known(int[] labels) {
        return labels.length == 0 ? null : labels;
    }

    /** A tenth of the papers with categories, by a checksum of their id. */
    private static boolean heldOut(Example paper) {
        CRC32 sum = new CRC32();
        sum.update(paper.id().getBytes(StandardCharsets.UTF_8));
        return !paper.categories().isEmpty() && sum.getValue() % 10 == 1;
    }

    private static int[] numbers(List<String> labels, List<String> known) {
        return labels.stream()
                .mapToInt(label -> Collections.binarySearch(known, label))
                .filter(i -> i >= 0)
                .distinct()
                .toArray();
    }

    private static List<String> sorted(List<String> labels, int fewest) {
        Map<String, Integer> counts = new HashMap<>();
        labels.forEach(label -> counts.merge(label, 1, Integer::sum));
        return List.copyOf(new TreeMap<>(counts).entrySet()
                .stream()
                .filter(e -> e.getValue() >= fewest)
                .map(Map.Entry::getKey)
                .toList());
    }

    /** A keyword as a hint: without its abbreviation in brackets, in the singular. */
    private static String hint(String keyword) {
        String plain = keyword.toLowerCase(Locale.ROOT).replaceAll("\\([^)]*\\)", "").strip();
        boolean plural = plain.length() > 3 && plain.endsWith("s") && !plain.matches(".*[sui]s");
        return plural ? plain.substring(0, plain.length() - 1) : plain;
    }

    private static Example both(Example a, Example b) {
        return new Example(a.id(), a.title(), a.text(), a.topics().isEmpty() ? b.topics() : a.topics(),
                a.categories().isEmpty() ? b.categories() : a.categories(),
                a.keywords().isEmpty() ? b.keywords() : a.keywords());
    }
}
