package io.kicktrain.ledger.tile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TileIdTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0, 256, tile/0/000",
    "0, 999, 1, tile/0/999.p/1",
    "1, 1000, 255, tile/1/x001/000.p/255",
    "-1, 1234067, 256, tile/entries/x001/x234/067",
    "7, 5, 17, tile/7/005.p/17",
  })
  void pathsAreThoseOfTheSpecification(int level, long index, int width, String path) {
    TileId id = new TileId(level, index, width);
    assertEquals(path, id.path());
    assertEquals(id, TileId.parse(path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tile/0/0", "tile/0/0000", "tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/01",
        "tile/8/000", "tile/00/000", "tile/0/x000/001", "tile/0/001/000", "tile/entries/000/",
        "/tile/0/000", "tile/0/../000", "tile/data/000", "checkpoint",
      })
  void otherPathsAreRefused(String path) {
    assertThrows(IllegalArgumentException.class, () -> TileId.parse(path));
  }

  /** The example of the specification. */
  @Test
  void aTreeOf70000LeavesHasTheTilesOfTheSpecification() {
    assertEquals(TileId.full(0, 272), TileId.inTree(0, 272, 70_000));
    assertEquals(new TileId(0, 273, 112), TileId.inTree(0, 273, 70_000));
    assertEquals(TileId.full(1, 0), TileId.inTree(1, 0, 70_000));
    assertEquals(new TileId(1, 1, 17), TileId.inTree(1, 1, 70_000));
    assertEquals(new TileId(2, 0, 1), TileId.inTree(2, 0, 70_000));
    assertThrows(IllegalArgumentException.class, () -> TileId.inTree(3, 0, 70_000));
  }

  @Test
  void bundlesKeepTheirEntries() {
    List<byte[]> entries = List.of(new byte[0], new byte[] {1}, new byte[65_535]);
    byte[] bundle = EntryBundle.encode(entries);
    List<byte[]> read = EntryBundle.decode(bundle, 3);
    for (int i = 0; i < 3; i++) {
      assertArrayEquals(entries.get(i), read.get(i));
    }
    assertThrows(TileException.class, () -> EntryBundle.decode(bundle, 2));
    assertThrows(TileException.class, () -> EntryBundle.decode(bundle, 4));
    assertThrows(TileException.class, () -> EntryBundle.decode(new byte[] {0}, 1));
    assertThrows(TileException.class, () -> EntryBundle.decode(new byte[] {0, 2, 1}, 1));
    assertThrows(
        IllegalArgumentException.class, () -> EntryBundle.encode(List.of(new byte[65_536])));
  }
}
