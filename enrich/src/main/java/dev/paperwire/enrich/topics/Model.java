package dev.paperwire.enrich.topics;

/** A whole model: both classifiers over one vocabulary and one encoder. */
record Model(String version, Vocabulary vocabulary, Encoders encoders, CategoryModel categories,
        TopicModel topics) {}
