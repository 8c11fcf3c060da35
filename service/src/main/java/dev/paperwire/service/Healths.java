package dev.paperwire.service;

import dev.paperwire.service.Health.State;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/** The parts of a process, and how they are. */
final class Healths {
    private final ConcurrentMap<String, Supplier<Health>> parts = new ConcurrentHashMap<>();

    void watch(String part, Supplier<Health> health) {
        parts.put(part, health);
    }

    /** All parts by name, each asked now; one that cannot even say how it is counts as dead. */
    Map<String, Health> now() {
        Map<String, Health> found = new TreeMap<>();
        parts.forEach((part, health) -> found.put(part, told(health)));
        return found;
    }

    /** Whether a part is ready now. */
    boolean isReady(String part) {
        Supplier<Health> health = parts.get(part);
        return health != null && told(health).state() == State.READY;
    }

    private static Health told(Supplier<Health> health) {
        try {
            return health.get();
        } catch (RuntimeException e) {
            return Health.dead("its health cannot be told: " + e);
        }
    }

    /** The worst of them; a process without parts has not begun. */
    static State worst(Collection<Health> parts) {
        return parts.stream().map(Health::state).max(Comparator.naturalOrder()).orElse(State.UNREADY);
    }
}
