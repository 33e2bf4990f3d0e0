package io.kicktrain.ledger.entry;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The members of an object in the order of their names: two arrays, because a log is replayed by
 * the million. Unmodifiable.
 */
final class SortedMembers extends AbstractMap<String, @Nullable Object> {
  private final String[] names;
  private final @Nullable Object[] values;

  private SortedMembers(String[] names, @Nullable Object[] values) {
    this.names = names;
    this.values = values;
  }

  @Override
  public int size() {
    return names.length;
  }

  @Override
  public boolean containsKey(Object name) {
    return find(name) >= 0;
  }

  @Override
  public @Nullable Object get(Object name) {
    int at = find(name);
    return at < 0 ? null : values[at];
  }

  /** The same but for one member. */
  SortedMembers without(String name) {
    int at = find(name);
    Builder rest = new Builder();
    for (int i = 0; i < names.length; i++) {
      if (i != at) {
        rest.add(names[i], values[i]);
      }
    }
    return rest.build();
  }

  private int find(Object name) {
    int low = 0;
    int high = name instanceof String ? names.length - 1 : -1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = names[middle].compareTo((String) name);
      if (order == 0) {
        return middle;
      }
      low = order < 0 ? middle + 1 : low;
      high = order > 0 ? middle - 1 : high;
    }
    return -1;
  }

  @Override
  public Set<Map.Entry<String, @Nullable Object>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return names.length;
      }

      @Override
      public Iterator<Map.Entry<String, @Nullable Object>> iterator() {
        return new InOrder();
      }
    };
  }

  private final class InOrder implements Iterator<Map.Entry<String, @Nullable Object>> {
    private int next;

    @Override
    public boolean hasNext() {
      return next < names.length;
    }

    @Override
    public Map.Entry<String, @Nullable Object> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return new SimpleImmutableEntry<>(names[next], values[next++]);
    }
  }

  /** Takes members in ascending order of their names. */
  static final class Builder {
    private static final int USUAL = 20;

    private String[] names = new String[USUAL];
    private @Nullable Object[] values = new Object[USUAL];
    private int size;

    /** The name that was added last. */
    @Nullable String last() {
      return size == 0 ? null : names[size - 1];
    }

    void add(String name, @Nullable Object value) {
      if (size == names.length) {
        names = Arrays.copyOf(names, 2 * size);
        values = Arrays.copyOf(values, 2 * size);
      }
      names[size] = name;
      values[size++] = value;
    }

    SortedMembers build() {
      return new SortedMembers(Arrays.copyOf(names, size), Arrays.copyOf(values, size));
    }
  }
}
