package dev.paperwire.bench.whole;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/** The most that was left on this process's heap after a collection. */
final class HeapPeak implements AutoCloseable {
    private static final double MEGABYTE = 1 << 20;

    private final AtomicLong most = new AtomicLong();
    private final Set<String> heap = ManagementFactory.getMemoryPoolMXBeans()
            .stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(pool -> pool.getName())
            .collect(Collectors.toSet());
    private final NotificationListener listener = (notification, _) -> collected(notification);

    HeapPeak() {
        emitters().forEach(emitter -> emitter.addNotificationListener(listener, null, null));
    }

    /** What it was since the last time that it was asked; 0 if nothing was collected. */
    double takeMegabytes() {
        return most.getAndSet(0) / MEGABYTE;
    }

    private void collected(Notification notification) {
        if (notification.getUserData() instanceof CompositeData data
                && notification.getType()
                        .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            Map<String, MemoryUsage> after = GarbageCollectionNotificationInfo.from(data)
                    .getGcInfo()
                    .getMemoryUsageAfterGc();
            long used = after.entrySet()
                    .stream()
                    .filter(pool -> heap.contains(pool.getKey()))
                    .mapToLong(pool -> pool.getValue().getUsed())
                    .sum();
            most.accumulateAndGet(used, Math::max);
        }
    }

    private static Iterable<NotificationEmitter> emitters() {
        return ManagementFactory.getGarbageCollectorMXBeans()
                .stream()
                .filter(NotificationEmitter.class::isInstance)
                .map(NotificationEmitter.class::cast)
                .toList();
    }

    @Override
    public void close() {
        for (NotificationEmitter emitter : emitters()) {
            try {
                emitter.removeNotificationListener(listener);
            } catch (javax.management.ListenerNotFoundException _) {
                // It is gone already, which is what is wanted.
            }
        }
    }
}
