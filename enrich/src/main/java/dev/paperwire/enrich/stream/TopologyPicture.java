package dev.paperwire.enrich.stream;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.Node;
import org.apache.kafka.streams.TopologyDescription.Processor;
import org.apache.kafka.streams.TopologyDescription.Sink;
import org.apache.kafka.streams.TopologyDescription.Source;
import org.apache.kafka.streams.TopologyDescription.Subtopology;

/** Draws a topology as a Mermaid flow chart: steps as boxes, Kafka topics as pipes, stores as drums. */
public final class TopologyPicture {
    private final StringBuilder steps = new StringBuilder();
    private final Set<String> edges = new TreeSet<>();
    private final Set<String> topics = new TreeSet<>();
    private final Set<String> stores = new TreeSet<>();

    private TopologyPicture() {}

    /** The text of the chart, the same for the same topology. */
    public static String mermaid(Topology topology) {
        return new TopologyPicture().draw(topology.describe());
    }

    private String draw(TopologyDescription description) {
        List<Subtopology> parts = description.subtopologies()
                .stream()
                .sorted(Comparator.comparingInt(Subtopology::id))
                .toList();
        for (Subtopology part : parts) {
            steps.append("    subgraph part")
                    .append(part.id())
                    .append(" [Step ")
                    .append(part.id() + 1)
                    .append("]\n");
            part.nodes().stream().sorted(Comparator.comparing(Node::name)).forEach(this::draw);
            steps.append("    end\n");
        }
        StringBuilder chart = new StringBuilder("flowchart LR\n");
        topics.forEach(name -> chart.append("    ")
                .append(id("topic", name))
                .append("([")
                .append(name)
                .append("])\n"));
        stores.forEach(name -> chart.append("    ")
                .append(id("store", name))
                .append("[(")
                .append(name)
                .append(")]\n"));
        chart.append(steps);
        edges.forEach(edge -> chart.append("    ").append(edge).append('\n'));
        return chart.toString();
    }

    private void draw(Node node) {
        String here = id("step", node.name());
        steps.append("        ").append(here).append('[').append(node.name()).append("]\n");
        node.successors().forEach(next -> edges.add(here + " --> " + id("step", next.name())));
        switch (node) {
            case Source source -> source.topicSet().forEach(name -> edges.add(topic(name) + " --> " + here));
            case Sink sink -> edges.add(here + " --> " + topic(sink.topic()));
            case Processor processor ->
                Stream.of(processor).flatMap(one -> one.stores().stream()).forEach(name -> {
                    stores.add(name);
                    edges.add(here + " <--> " + id("store", name));
                });
            default -> throw new IllegalArgumentException("a node of an unknown kind: " + node);
        }
    }

    private String topic(String name) {
        topics.add(name);
        return id("topic", name);
    }

    private static String id(String kind, String name) {
        return kind + "_" + name.replaceAll("[^A-Za-z0-9]", "_");
    }
}
