package dev.paperwire.service;

import dev.paperwire.listing.Reject;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.spi.LoggingEventBuilder;

/** The line that the log has for a record that could not be used, the same from each service. */
public final class RejectLines {
    private static final int SHOWN = 200;
    /** How the name of the channel of papers ends, whatever prefix the channels have. */
    private static final String PAPERS = "papers";

    private RejectLines() {}

    /**
     * Tells of a reject, as a warning; its reason and the paper's id are fields of their own where the log is structured.
     */
    public static void log(Logger log, Reject reject) {
        LoggingEventBuilder line = log.atWarn()
                .addKeyValue("reject.stage", reject.stage())
                .addKeyValue("reject.reason", reject.reason());
        byte[] key = reject.key();
        if (key != null && reject.channel().endsWith(PAPERS)) {
            line = line.addKeyValue("paper.id", shown(new String(key, StandardCharsets.UTF_8)));
        }
        line.log("refused {}-{} offset {}: {}: {}", reject.channel(), reject.partition(), reject.offset(),
                reject.reason(), reject.detail());
    }

    private static String shown(String id) {
        return id.length() <= SHOWN ? id : id.substring(0, SHOWN);
    }
}
