package io.kicktrain.codec.aggregate;

import java.util.Arrays;

/**
 * Of which sum of quanta a mean is the rounded one, for the few means that are those of a single
 * value: a hash table with linear probing. Reusable, not thread-safe.
 */
final class KnownMeans {
  /** 2^32 over the golden ratio: spreads neighbours (Knuth, TAOCP 6.4). */
  private static final int SPREAD = 0x9E3779B9;

  private static final int SMALLEST = 256;

  private int[] means = new int[SMALLEST];
  private long[] quanta = new long[SMALLEST];
  private int known;

  /** Forgets all. */
  void clear() {
    if (known > 0) {
      Arrays.fill(means, 0);
      known = 0;
    }
  }

  /**
   * Learns a mean.
   *
   * @param mean its float bits, not 0
   * @return false if it is known as that of another sum already
   */
  boolean learn(int mean, long sum) {
    int place = place(mean);
    if (means[place] == mean) {
      return quanta[place] == sum;
    }
    means[place] = mean;
    quanta[place] = sum;
    if (2 * ++known > means.length) {
      grow();
    }
    return true;
  }

  /** The sum of which this is the mean, which was learnt. */
  long quanta(int mean) {
    return quanta[place(mean)];
  }

  /** Where a mean is, or would be. */
  private int place(int mean) {
    int place = (mean * SPREAD) >>> Integer.numberOfLeadingZeros(means.length - 1);
    while (means[place] != mean && means[place] != 0) {
      place = (place + 1) & (means.length - 1);
    }
    return place;
  }

  private void grow() {
    int[] oldMeans = means;
    long[] oldQuanta = quanta;
    means = new int[2 * oldMeans.length];
    quanta = new long[means.length];
    for (int i = 0; i < oldMeans.length; i++) {
      if (oldMeans[i] != 0) {
        int place = place(oldMeans[i]);
        means[place] = oldMeans[i];
        quanta[place] = oldQuanta[i];
      }
    }
  }
}
