package io.kicktrain.training.reward;

import java.util.Arrays;

/**
 * One donor's counted work, 16 bytes for each: log index, round and samples. Ascending by log
 * index.
 */
final class WorkList {

  private long[] indices = new long[4];
  private int[] rounds = new int[4];
  private int[] samples = new int[4];
  private int size;

  int size() {
    return size;
  }

  long index(int i) {
    return indices[i];
  }

  int round(int i) {
    return rounds[i];
  }

  int samples(int i) {
    return samples[i];
  }

  /** Inserts one; nearly always it goes last. */
  void add(long index, int round, int sampleCount) {
    int at = -find(index) - 1;
    if (size == indices.length) {
      indices = Arrays.copyOf(indices, size * 2);
      rounds = Arrays.copyOf(rounds, size * 2);
      samples = Arrays.copyOf(samples, size * 2);
    }
    shift(at, at + 1);
    indices[at] = index;
    rounds[at] = round;
    samples[at] = sampleCount;
    size++;
  }

  /** Its position, or a negative number when there is no such work. */
  int find(long index) {
    return Arrays.binarySearch(indices, 0, size, index);
  }

  void remove(int at) {
    shift(at + 1, at);
    size--;
  }

  private void shift(int from, int to) {
    int count = size - from;
    System.arraycopy(indices, from, indices, to, count);
    System.arraycopy(rounds, from, rounds, to, count);
    System.arraycopy(samples, from, samples, to, count);
  }
}
