package dev.paperwire.dashboards;

import java.util.Map;

/**
 * A data view: what panels read.
 *
 * @param alias the alias in Elasticsearch
 * @param title what people call it
 * @param time the field that the time range of a dashboard is about
 * @param formats how fields are shown, if not as they are
 */
record View(String alias, String title, String time, Map<String, Format> formats) {
    /** How a field is shown. */
    enum Format {
        URL, PERCENT, NUMBER, MILLISECONDS
    }
}
