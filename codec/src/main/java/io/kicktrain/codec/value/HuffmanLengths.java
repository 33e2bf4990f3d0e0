package io.kicktrain.codec.value;

/**
 * Codeword lengths of Huffman's code (Proc. IRE 40(9), 1952) for a few numbers: the two nodes of
 * least weight are joined until one is left; of equal weights the node that came first is taken
 * first, numbers in their order and then the joined ones.
 */
final class HuffmanLengths {
  private HuffmanLengths() {}

  /**
   * Computes the lengths.
   *
   * @param counts how often each number occurs; at least one does
   * @param lengths gets bits of each codeword, 0 for numbers that do not occur. If only one occurs,
   *     the lowest other number gets a codeword too, so that no codeword is empty
   */
  static void of(int[] counts, int[] lengths) {
    int n = counts.length;
    int[] parents = new int[2 * n];
    long[] weights = new long[2 * n];
    int open = 0;
    for (int i = 0; i < n; i++) {
      weights[i] = counts[i];
      open += counts[i] > 0 ? 1 : 0;
    }
    if (open == 1) {
      weights[counts[0] > 0 ? 1 : 0] = 1;
      open = 2;
    }
    int nodes = n;
    for (; open > 1; open--, nodes++) {
      for (int child = 0; child < 2; child++) {
        int least = least(weights, nodes);
        parents[least] = nodes;
        weights[nodes] += weights[least];
        // A joined node is no longer to be found.
        weights[least] = 0;
      }
    }
    for (int i = 0; i < n; i++) {
      lengths[i] = 0;
      for (int node = i; parents[node] > 0; node = parents[node]) {
        lengths[i]++;
      }
    }
  }

  private static int least(long[] weights, int nodes) {
    int least = -1;
    for (int i = 0; i < nodes; i++) {
      if (weights[i] > 0 && (least < 0 || weights[i] < weights[least])) {
        least = i;
      }
    }
    return least;
  }
}
