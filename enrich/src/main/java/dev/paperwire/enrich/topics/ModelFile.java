package dev.paperwire.enrich.topics;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/**
 * The file of a model: gzip over "PWTM", the format's number, then the parts in order. Large tables are written as small
 * whole numbers with a scale for each row.
 */
final class ModelFile {
    private static final int MAGIC = 0x5057544D;
    private static final int FORMAT = 4;
    private static final int MOST = 200_000_000;

    private ModelFile() {}

    static Model read(InputStream in) throws IOException {
        try (DataInputStream data = new DataInputStream(
                new BufferedInputStream(new GZIPInputStream(in), 1 << 16))) {
            if (data.readInt() != MAGIC) {
                throw new InvalidModel("not a model of topics");
            }
            int format = data.readInt();
            if (format != FORMAT) {
                throw new InvalidModel(
                        "a model of format " + format + "; this program reads format " + FORMAT);
            }
            return readParts(data);
        } catch (ZipException e) {
            throw new InvalidModel("not a model of topics: " + e.getMessage());
        } catch (EOFException e) {
            throw new InvalidModel("the model ends too early");
        }
    }

    private static Model readParts(DataInputStream in) throws IOException {
        String version = in.readUTF();
        int[] fingerprints = ints(in);
        Vocabulary vocabulary = new Vocabulary(fingerprints, floats(in));
        List<String> codes = texts(in);
        List<Encoder> encoders = new ArrayList<>();
        for (int count = length(in); encoders.size() < count;) {
            encoders.add(readEncoder(in, fingerprints.length, codes.size()));
        }
        CategoryModel categories = new CategoryModel(codes, SparseRows.read(in, fingerprints.length),
                floats(in),
                new Company(PackedRows.read(in, codes.size(), codes.size()), floats(in), floats(in)),
                rule(in));
        Encoders all = new Encoders(encoders);
        return new Model(version, vocabulary, all, categories,
                readTopics(in, fingerprints.length, all.width()));
    }

    private static Encoder readEncoder(DataInputStream in, int features, int labels) throws IOException {
        int width = length(in);
        return new Encoder(width, PackedRows.read(in, features, width), floats(in), labels,
                PackedRows.read(in, width, labels), floats(in));
    }

    private static TopicModel readTopics(DataInputStream in, int features, int width) throws IOException {
        int count = length(in);
        List<TopicDefinition> definitions = new ArrayList<>();
        List<List<String>> phrases = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            definitions.add(new TopicDefinition(in.readUTF(), in.readUTF(), in.readUTF()));
            phrases.add(texts(in));
        }
        int[] rowOf = new int[features];
        int used = 0;
        for (int i = 0; i < features; i++) {
            rowOf[i] = in.readBoolean() ? used++ : -1;
        }
        PackedRows linear = PackedRows.read(in, used, count);
        float[] bias = floats(in);
        float[] mean = floats(in);
        int axes = length(in);
        PackedRows along = PackedRows.read(in, width, axes);
        int points = length(in);
        Landmarks landmarks = new Landmarks(new Axes(mean, along), PackedRows.read(in, axes, points),
                PackedRows.read(in, points, count));
        return new TopicModel(List.copyOf(definitions), List.copyOf(phrases), rowOf, linear, bias, landmarks,
                floats(in), new Judge(floats(in), floats(in)), rule(in));
    }

    /** Writes a model; its version is the given name with a checksum of all that follows it. */
    static String write(Model model, OutputStream out) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CRC32 sum = new CRC32();
        try (DataOutputStream data = new DataOutputStream(new CheckedOutputStream(bytes, sum))) {
            writeParts(model, data);
        }
        String version = model.version() + "-" + String.format("%08x", sum.getValue());
        try (DataOutputStream data = new DataOutputStream(
                new BufferedOutputStream(new GZIPOutputStream(out)))) {
            data.writeInt(MAGIC);
            data.writeInt(FORMAT);
            data.writeUTF(version);
            bytes.writeTo(data);
        }
        return version;
    }

    private static void writeParts(Model model, DataOutputStream out) throws IOException {
        Vocabulary vocabulary = model.vocabulary();
        out.writeInt(vocabulary.size());
        for (int fingerprint : vocabulary.fingerprints()) {
            out.writeInt(fingerprint);
        }
        write(out, vocabulary.weights());
        write(out, model.categories().codes());
        out.writeInt(model.encoders().all().size());
        for (Encoder encoder : model.encoders().all()) {
            out.writeInt(encoder.width());
            encoder.rows().write(out);
            write(out, encoder.bias());
            encoder.out().write(out);
            write(out, encoder.outBias());
        }
        model.categories().wide().write(out);
        write(out, model.categories().weights());
        model.categories().company().pulls().write(out);
        write(out, model.categories().company().slope());
        write(out, model.categories().company().bias());
        write(out, model.categories().rule());
        writeTopics(model.topics(), out);
    }

    private static void writeTopics(TopicModel topics, DataOutputStream out) throws IOException {
        out.writeInt(topics.count());
        for (int i = 0; i < topics.count(); i++) {
            TopicDefinition definition = topics.definitions().get(i);
            out.writeUTF(definition.id());
            out.writeUTF(definition.label());
            out.writeUTF(definition.area());
            write(out, topics.phrases().get(i));
        }
        for (int row : topics.rowOf()) {
            out.writeBoolean(row >= 0);
        }
        topics.linear().write(out);
        write(out, topics.bias());
        Landmarks landmarks = topics.landmarks();
        write(out, landmarks.axes().mean());
        out.writeInt(landmarks.axes().count());
        landmarks.axes().rows().write(out);
        out.writeInt(landmarks.count());
        landmarks.points().write(out);
        landmarks.weights().write(out);
        write(out, topics.together());
        write(out, topics.judge().shared());
        write(out, topics.judge().own());
        write(out, topics.rule());
    }

    private static int length(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MOST) {
            throw new InvalidModel("the model is damaged: a part of " + length + " entries");
        }
        return length;
    }

    private static int[] ints(DataInputStream in) throws IOException {
        int[] all = new int[length(in)];
        for (int i = 0; i < all.length; i++) {
            all[i] = in.readInt();
        }
        return all;
    }

    private static float[] floats(DataInputStream in) throws IOException {
        float[] all = new float[length(in)];
        for (int i = 0; i < all.length; i++) {
            all[i] = in.readFloat();
        }
        return all;
    }

    private static List<String> texts(DataInputStream in) throws IOException {
        int count = length(in);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(in.readUTF());
        }
        return List.copyOf(all);
    }

    private static Rule rule(DataInputStream in) throws IOException {
        return new Rule(in.readFloat(), in.readFloat(), in.readInt());
    }

    private static void write(DataOutputStream out, float[] all) throws IOException {
        out.writeInt(all.length);
        for (float value : all) {
            out.writeFloat(value);
        }
    }

    private static void write(DataOutputStream out, List<String> all) throws IOException {
        out.writeInt(all.size());
        for (String text : all) {
            out.writeUTF(text);
        }
    }

    private static void write(DataOutputStream out, Rule rule) throws IOException {
        out.writeFloat(rule.threshold());
        out.writeFloat(rule.alone());
        out.writeInt(rule.most());
    }
}
