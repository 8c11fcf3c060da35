package dev.paperwire.sink.delivery;

import dev.paperwire.sink.delivery.Outcome.Settled;

/** Who is told that an item is done with. */
interface Settlement {
    void settled(Item item, Settled outcome);

    /** Whether an item is still this process's business; if not, it is not tried again. */
    boolean isWanted(Item item);
}
