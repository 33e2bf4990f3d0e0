package io.kicktrain.ledger.merkle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
  private static final int MAX = 70;

  @Test
  void hashesMatchTheReferenceValuesOfCertificateTransparency() {
    assertEquals(
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        hex(MerkleHash.empty()));
    assertEquals(
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        hex(MerkleHash.leaf(new byte[0])));
    List<byte[]> leaves =
        List.of(
                "",
                "00",
                "10",
                "2021",
                "3031",
                "40414243",
                "5051525354555657",
                "606162636465666768696a6b6c6d6e6f")
            .stream()
            .map(text -> MerkleHash.leaf(HexFormat.of().parseHex(text)))
            .toList();
    assertEquals(
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
        hex(MerkleHash.root(leaves)));
  }

  @Test
  void aLeafMayComeInPieces() {
    assertArrayEquals(
        MerkleHash.leaf(new byte[] {1, 2, 3}),
        MerkleHash.leaf(new byte[] {1}, new byte[0], new byte[] {2, 3}));
  }

  @Test
  void rootsAndProofsOfAllSmallTreesAreThoseOfTheRfc() {
    List<byte[]> all = NaiveTree.leaves(MAX);
    MerkleTree tree = new MerkleTree();
    for (int size = 0; size <= MAX; size++) {
      List<byte[]> leaves = all.subList(0, size);
      assertArrayEquals(NaiveTree.root(leaves), tree.root());
      assertEquals(size, tree.size());
      for (int i = 0; i < size; i++) {
        assertProof(NaiveTree.path(i, leaves), tree.inclusionProof(i));
        assertTrue(
            ProofVerifier.inclusion(leaves.get(i), i, size, tree.inclusionProof(i), tree.root()));
      }
      for (int from = 1; from < size; from++) {
        assertProof(NaiveTree.proof(from, leaves), tree.consistencyProof(from));
        assertTrue(
            ProofVerifier.consistency(
                from,
                NaiveTree.root(all.subList(0, from)),
                size,
                tree.root(),
                tree.consistencyProof(from)));
      }
      if (size < MAX) {
        tree.add(all.get(size));
      }
    }
  }

  @Test
  void refusesHashesAndIndicesThatCannotBe() {
    MerkleTree tree = new MerkleTree();
    assertThrows(IllegalArgumentException.class, () -> tree.add(new byte[31]));
    assertThrows(IllegalArgumentException.class, () -> tree.inclusionProof(0));
    tree.add(new byte[32]);
    assertThrows(IllegalArgumentException.class, () -> tree.inclusionProof(1));
    assertThrows(IllegalArgumentException.class, () -> tree.consistencyProof(2));
  }

  private static void assertProof(List<byte[]> expected, List<byte[]> actual) {
    assertEquals(
        expected.stream().map(MerkleTreeTest::hex).toList(),
        actual.stream().map(MerkleTreeTest::hex).toList());
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
