package dev.paperwire.enrich.topics;

/** A whole model: both classifiers over one vocabulary and one encoder. */
record Model(String version, Vocabulary vocabulary, Encoder encoder, CategoryModel categories,
        TopicModel topics) {}
