package dev.paperwire.cli;

import dev.paperwire.enrich.topics.Explanation;
import dev.paperwire.enrich.topics.Reason;
import dev.paperwire.enrich.topics.TopicModels;
import java.math.BigDecimal;
import java.math.RoundingMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Adds to a paper's JSON the phrases that drove each of its topics. */
final class PaperExplainer {
    private final JsonMapper json = JsonMapper.shared();
    private final TopicModels models;

    PaperExplainer(TopicModels models) {
        this.models = models;
    }

    byte[] explained(byte[] paper) {
        JsonNode node = json.readTree(paper);
        if (node instanceof ObjectNode object) {
            ArrayNode topics = object.putArray("explanation");
            for (Explanation explanation : models.explain(node.path("title").asString(""),
                    node.path("abstract").asString(""))) {
                ArrayNode phrases = topics.addObject()
                        .put("topic", explanation.topic().id())
                        .putArray("phrases");
                for (Reason reason : explanation.reasons()) {
                    phrases.addObject()
                            .put("phrase", reason.phrase())
                            .put("weight",
                                    BigDecimal.valueOf(reason.weight()).setScale(3, RoundingMode.HALF_UP));
                }
            }
        }
        return json.writeValueAsBytes(node);
    }
}
