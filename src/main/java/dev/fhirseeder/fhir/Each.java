package dev.fhirseeder.fhir;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What differs by something of which there are few, each made once. Keys that are equal have the same; but nearly always the
 * same object asks again, and is found without a look into its parts. Safe for use by many threads.
 *
 * @param <K> by what they differ
 * @param <V> for example elements
 */
final class Each<K, V> implements Function<K, V> {

    private static final int FEWEST = 8;
    private static final int MOST = 512;

    private final Function<K, V> making;
    private final Map<K, V> made = new ConcurrentHashMap<>();

    /**
     * Who asked last, by place; as many places as a power of two. Whoever writes here at the same time loses no more than
     * time: what another reads is one pair or the other, and never half of one.
     */
    private volatile @Nullable Asked<K, V>[] asked = places(FEWEST);

    private record Asked<K, V>(K key, V value) {}

    /** Prepares the making. */
    Each(Function<K, V> making) {
        this.making = making;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array knows nothing of its parameters
    private static <K, V> @Nullable Asked<K, V>[] places(int many) {
        return new Asked[many];
    }

    @Override
    public V apply(K key) {
        @Nullable Asked<K, V>[] places = asked;
        int place = System.identityHashCode(key) & (places.length - 1);
        Asked<K, V> last = places[place];
        if (last != null && last.key == key) {
            return last.value;
        }
        V value = find(key);
        if (last != null && places.length < MOST) {
            asked = places(2 * places.length); // two who share a place would drive each other out; the others ask again
        } else {
            places[place] = new Asked<>(key, value);
        }
        return value;
    }

    private V find(K key) {
        V known = made.get(key);
        return known == null ? made.computeIfAbsent(key, making) : known;
    }
}
