package dev.paperwire.enrich.stream;

import dev.paperwire.enrich.identity.Identity;
import dev.paperwire.enrich.merge.Collected;
import dev.paperwire.enrich.merge.Draft;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Collects the facts of each identifier, and tells the group of its title whenever what they say together changes.
 *
 * @param store its store, by identifier
 */
record CollectFacts(StoreBuilder<KeyValueStore<String, Collection>> store)
        implements
            ProcessorSupplier<String, Fact, String, MemberChange> {
    @Override
    public Processor<String, Fact, String, MemberChange> get() {
        return new Collecting();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(store);
    }

    private final class Collecting extends ContextualProcessor<String, Fact, String, MemberChange> {
        private @Nullable KeyValueStore<String, Collection> collections;

        @Override
        public void init(ProcessorContext<String, MemberChange> context) {
            super.init(context);
            collections = context.getStateStore(store.name());
        }

        @Override
        public void process(Record<String, Fact> fact) {
            KeyValueStore<String, Collection> known = Objects.requireNonNull(collections);
            Collection before = Objects.requireNonNullElse(known.get(fact.key()), Collection.NONE);
            Collected collected = switch (fact.value()) {
                case Fact.Listed(var listing, var _) -> before.collected().plus(listing);
                case Fact.Retracted(var retraction) -> before.collected().minus(retraction);
            };
            boolean again = Refusals.attempts(fact.headers()) > 0;
            if (collected.equals(before.collected()) && !again) {
                return;
            }
            String home = home(fact.key(), collected, before);
            known.put(fact.key(), new Collection(collected, home));
            if (before.home() != null && !before.home().equals(home)) {
                tell(fact, before.home(), null);
            }
            Draft draft = collected.draft().orElse(null);
            boolean same = Objects.equals(draft, before.collected().draft().orElse(null));
            if (home != null && (!same || again || !home.equals(before.home()))) {
                tell(fact, home, draft);
            }
        }

        private static @Nullable String home(String key, Collected collected, Collection before) {
            Optional<String> title = collected.firstTitle();
            return title.isPresent() && title.equals(before.collected().firstTitle())
                    ? before.home()
                    : title.map(first -> Identity.home(key, first)).orElse(null);
        }

        private void tell(Record<String, Fact> fact, String home, @Nullable Draft draft) {
            context().forward(fact.withKey(home).withValue(new MemberChange(fact.key(), draft)));
        }
    }
}
