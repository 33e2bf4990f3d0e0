package io.kicktrain.ledger.merkle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every shape of a wrong proof is refused, on trees of several shapes. */
class InvalidProofsTest {
  /** An inclusion claim. */
  private record Inclusion(byte[] leaf, long index, long size, List<byte[]> proof, byte[] root) {
    boolean holds() {
      return ProofVerifier.inclusion(leaf, index, size, proof, root);
    }
  }

  /** A consistency claim. */
  private record Consistency(long from, byte[] old, long to, byte[] root, List<byte[]> proof) {
    boolean holds() {
      return ProofVerifier.consistency(from, old, to, root, proof);
    }
  }

  private static final List<byte[]> LEAVES = NaiveTree.leaves(40);

  @TestFactory
  Stream<DynamicTest> brokenInclusionProofsAreRefused() {
    Map<String, Inclusion> broken = new LinkedHashMap<>();
    for (int[] shape : new int[][] {{1, 0}, {2, 1}, {7, 6}, {7, 2}, {8, 5}, {13, 12}, {33, 32}}) {
      breakInclusion(shape[0], shape[1], broken);
    }
    assertTrue(broken.size() >= 80, () -> "only " + broken.size());
    return broken.entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> assertFalse(e.getValue().holds())));
  }

  @TestFactory
  Stream<DynamicTest> brokenConsistencyProofsAreRefused() {
    Map<String, Consistency> broken = new LinkedHashMap<>();
    for (int[] shape :
        new int[][] {{1, 2}, {3, 7}, {4, 7}, {4, 8}, {6, 8}, {7, 13}, {12, 13}, {32, 40}}) {
      breakConsistency(shape[0], shape[1], broken);
    }
    assertTrue(broken.size() >= 80, () -> "only " + broken.size());
    return broken.entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> assertFalse(e.getValue().holds())));
  }

  private static void breakInclusion(int size, int index, Map<String, Inclusion> broken) {
    List<byte[]> leaves = LEAVES.subList(0, size);
    byte[] leaf = leaves.get(index);
    byte[] root = NaiveTree.root(leaves);
    List<byte[]> proof = NaiveTree.path(index, leaves);
    assertTrue(new Inclusion(leaf, index, size, proof, root).holds());
    String name = size + "/" + index + " ";
    for (long wrong : new long[] {-1, index - 1L, index + 1L, size, Long.MAX_VALUE}) {
      broken.put(name + "index " + wrong, new Inclusion(leaf, wrong, size, proof, root));
    }
    for (long wrong : new long[] {-1, 0, index, size * 4L, Long.MIN_VALUE, Long.MAX_VALUE}) {
      broken.put(name + "size " + wrong, new Inclusion(leaf, index, wrong, proof, root));
    }
    broken.put(name + "other leaf", new Inclusion(flip(leaf), index, size, proof, root));
    broken.put(name + "short leaf", new Inclusion(new byte[31], index, size, proof, root));
    broken.put(name + "other root", new Inclusion(leaf, index, size, proof, flip(root)));
    broken.put(name + "long root", new Inclusion(leaf, index, size, proof, new byte[33]));
    proofs(proof, root, leaf)
        .forEach(
            (what, bad) -> broken.put(name + what, new Inclusion(leaf, index, size, bad, root)));
  }

  private static void breakConsistency(int from, int to, Map<String, Consistency> broken) {
    List<byte[]> leaves = LEAVES.subList(0, to);
    byte[] old = NaiveTree.root(leaves.subList(0, from));
    byte[] root = NaiveTree.root(leaves);
    List<byte[]> proof = NaiveTree.proof(from, leaves);
    assertTrue(new Consistency(from, old, to, root, proof).holds());
    String name = from + "->" + to + " ";
    for (long wrong : new long[] {-1, 0, to, to + 1L, Long.MAX_VALUE}) {
      broken.put(name + "from " + wrong, new Consistency(wrong, old, to, root, proof));
    }
    for (long wrong : new long[] {-1, 0, from, from - 1L, to * 4L, Long.MAX_VALUE}) {
      broken.put(name + "to " + wrong, new Consistency(from, old, wrong, root, proof));
    }
    broken.put(name + "other old root", new Consistency(from, flip(old), to, root, proof));
    broken.put(name + "other new root", new Consistency(from, old, to, flip(root), proof));
    broken.put(name + "roots exchanged", new Consistency(from, root, to, old, proof));
    broken.put(name + "short root", new Consistency(from, old, to, new byte[31], proof));
    proofs(proof, root, old)
        .forEach((what, bad) -> broken.put(name + what, new Consistency(from, old, to, root, bad)));
  }

  /** The ways to break a list of hashes. */
  private static Map<String, List<byte[]>> proofs(List<byte[]> proof, byte[] root, byte[] leaf) {
    Map<String, List<byte[]>> broken = new LinkedHashMap<>();
    broken.put("node added at the end", with(proof, proof.size(), root));
    broken.put("node added in front", with(proof, 0, leaf));
    broken.put("zero node added", with(proof, proof.size(), new byte[32]));
    broken.put("empty node added", with(proof, proof.size(), new byte[0]));
    if (!proof.isEmpty()) {
      broken.put("first node missing", proof.subList(1, proof.size()));
      broken.put("last node missing", proof.subList(0, proof.size() - 1));
      broken.put("no nodes", List.of());
      broken.put("last node twice", with(proof, proof.size(), proof.get(proof.size() - 1)));
      broken.put("node with trailing byte", replaced(proof, 0, Arrays.copyOf(proof.get(0), 33)));
      broken.put("node cut", replaced(proof, 0, Arrays.copyOf(proof.get(0), 31)));
      for (int i = 0; i < proof.size(); i++) {
        broken.put("node " + i + " changed", replaced(proof, i, flip(proof.get(i))));
      }
    }
    if (proof.size() > 1) {
      List<byte[]> reversed = new ArrayList<>(proof);
      Collections.reverse(reversed);
      broken.put("order reversed", reversed);
      List<byte[]> swapped = new ArrayList<>(proof);
      Collections.swap(swapped, 0, 1);
      broken.put("siblings exchanged", swapped);
    }
    return broken;
  }

  @Test
  void nothingSpeaksForTheEmptyTree() {
    byte[] empty = MerkleHash.empty();
    byte[] root = NaiveTree.root(LEAVES);
    assertFalse(ProofVerifier.inclusion(empty, 0, 0, List.of(), empty));
    assertTrue(ProofVerifier.consistency(0, empty, 0, empty, List.of()));
    assertTrue(ProofVerifier.consistency(0, empty, 40, root, List.of()));
    assertFalse(ProofVerifier.consistency(0, root, 40, root, List.of()));
    assertFalse(ProofVerifier.consistency(0, root, 0, root, List.of()));
    assertFalse(ProofVerifier.consistency(0, empty, 40, root, List.of(root)));
    assertTrue(ProofVerifier.consistency(40, root, 40, root, List.of()));
    assertFalse(ProofVerifier.consistency(40, root, 40, root, List.of(root)));
    assertFalse(ProofVerifier.consistency(40, root, 40, flip(root), List.of()));
  }

  @Test
  void everyWrongIndexAndSizeOfSmallTreesIsRefused() {
    int accepted = 0;
    for (int size = 1; size <= 16; size++) {
      List<byte[]> leaves = LEAVES.subList(0, size);
      byte[] root = NaiveTree.root(leaves);
      for (int index = 0; index < size; index++) {
        List<byte[]> proof = NaiveTree.path(index, leaves);
        for (int claimed = 0; claimed <= 17; claimed++) {
          boolean holds = ProofVerifier.inclusion(leaves.get(index), claimed, size, proof, root);
          assertEquals(claimed == index, holds);
          accepted += holds ? 1 : 0;
        }
      }
    }
    assertEquals(16 * 17 / 2, accepted);
  }

  private static List<byte[]> with(List<byte[]> proof, int at, byte[] node) {
    List<byte[]> copy = new ArrayList<>(proof);
    copy.add(at, node);
    return copy;
  }

  private static List<byte[]> replaced(List<byte[]> proof, int at, byte[] node) {
    List<byte[]> copy = new ArrayList<>(proof);
    copy.set(at, node);
    return copy;
  }

  private static byte[] flip(byte[] hash) {
    byte[] copy = hash.clone();
    copy[copy.length - 1] ^= 1;
    return copy;
  }
}
