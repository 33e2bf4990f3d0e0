package io.kicktrain.worker.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.codec.feedback.FeedbackState;
import io.kicktrain.codec.vector.ParameterVector;
import io.kicktrain.ledger.entry.Entry;
import io.kicktrain.training.model.WeightsRoot;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DonorStateTest {

  private static final String KEY = "aa".repeat(32);
  private static final String RECIPE = "bb".repeat(32);
  private static final int PARAMETERS = 5000;

  @TempDir Path home;

  private static FeedbackState kept(float value) {
    return new FeedbackState(filled(value), Optional.empty());
  }

  private DonorState open(Path folder) throws IOException {
    return DonorState.open(folder, KEY, RECIPE, PARAMETERS, false);
  }

  private static ParameterVector filled(float value) {
    ParameterVector vector = new ParameterVector(PARAMETERS);
    for (int i = 0; i < PARAMETERS; i++) {
      vector.set(i, value + i);
    }
    return vector;
  }

  private static Entry statement(String payload) {
    return Entry.of("contribution").put("payload", payload).build();
  }

  /** Everything that a donor can read, as text. */
  private static String contents(DonorState state) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(WeightsRoot.of(state.feedback().residual())).append(' ').append(state.folded());
    text.append(' ').append(state.summed()).append(' ').append(state.foldedBack());
    if (state.pending().isPresent()) {
      PendingContribution pending = state.pending().get();
      text.append(' ').append(pending.lease()).append(' ').append(pending.index());
      text.append(' ').append(pending.statement().string("payload"));
      text.append(' ').append(WeightsRoot.of(state.pendingUpdate()));
    }
    state.weights().ifPresent(w -> text.append(" weights ").append(w.round()));
    return text.toString();
  }

  @Test
  void beginsWithNothing() throws IOException {
    try (DonorState state = open(home)) {
      assertArrayEquals(new float[PARAMETERS], state.feedback().residual().segment(0));
      assertTrue(state.pending().isEmpty());
      assertTrue(state.weights().isEmpty());
      assertEquals(-1, state.weightsRound());
      assertThrows(IllegalStateException.class, () -> state.summed(kept(1)));
    }
  }

  @Test
  void remembersAContributionUntilItIsSettled() throws IOException {
    try (DonorState state = open(home)) {
      state.made(4, "cc".repeat(16), statement("p"), filled(1));
      state.answered(77);
      assertThrows(
          IllegalStateException.class,
          () -> state.made(4, "dd".repeat(16), statement("q"), filled(2)));
    }
    try (DonorState state = open(home)) {
      PendingContribution pending = state.pending().orElseThrow();
      assertEquals(4, pending.round());
      assertEquals(OptionalLong.of(77), pending.index());
      assertArrayEquals(filled(1).segment(0), state.pendingUpdate().segment(0));
      state.foldedBack(kept(3));
    }
    try (DonorState state = open(home)) {
      assertTrue(state.pending().isEmpty());
      assertArrayEquals(filled(3).segment(0), state.feedback().residual().segment(0));
      assertEquals(1, state.folded());
      state.made(5, "ee".repeat(16), statement("r"), filled(4));
      state.summed(kept(5));
      assertEquals(0, state.folded());
      assertEquals(1, state.summed());
      assertEquals(1, state.foldedBack());
    }
    try (DonorState state = open(home)) {
      assertArrayEquals(filled(5).segment(0), state.feedback().residual().segment(0));
    }
    assertEquals(List.of("lock", "residual-5.f32", "state.json"), names(home));
  }

  /** A change of the state. */
  interface Change {
    void to(DonorState state) throws IOException;
  }

  /**
   * Every change writes new files, replaces state.json and deletes old files, in this order and
   * each atomically. A kill leaves one of the folders that are built here.
   */
  @Test
  void aKillAtAnyWriteLeavesTheStateBeforeOrAfter() throws IOException {
    List<Change> changes =
        List.of(
            s -> s.made(1, "01".repeat(16), statement("a"), filled(1)),
            s -> s.answered(5),
            s -> s.foldedBack(kept(2)),
            s -> s.made(2, "02".repeat(16), statement("b"), filled(3)),
            s -> s.summed(kept(4)),
            s -> s.made(3, "03".repeat(16), statement("c"), filled(5)),
            s -> s.foldedBack(kept(6)));
    Path folder = home.resolve("state");
    for (Change change : changes) {
      Path before = copy(folder, "before");
      String old = read(before);
      try (DonorState state = open(folder)) {
        change.to(state);
      }
      String next = read(copy(folder, "read"));
      assertFalse(old.equals(next));

      Path written = copy(before, "written"); // the new files are there, the state is not
      merge(folder, written, "state.json");
      assertEquals(old, read(written));
      Path torn = copy(before, "torn"); // a file was being written
      Files.write(torn.resolve(".tmp-1"), new byte[100]);
      assertEquals(old, read(torn));
      Path committed = copy(before, "committed"); // the old files are not deleted yet
      merge(folder, committed, "");
      assertEquals(next, read(committed));
      for (Path left : List.of(written, torn)) { // and it goes on from there
        try (DonorState state = open(left)) {
          change.to(state);
          assertEquals(next, contents(state));
        }
        assertEquals(names(folder), names(left));
      }
    }
  }

  private String read(Path folder) throws IOException {
    try (DonorState state = open(folder)) {
      return contents(state);
    }
  }

  private Path copy(Path from, String name) throws IOException {
    Path to = Files.createTempDirectory(home, name);
    if (Files.exists(from)) {
      merge(from, to, "");
    }
    return to;
  }

  private static void merge(Path from, Path to, String except) throws IOException {
    for (String name : names(from)) {
      if (!name.equals(except)) {
        Files.copy(from.resolve(name), to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static List<String> names(Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      files.forEach(file -> names.add(file.getFileName().toString()));
    }
    names.sort(null);
    return names;
  }

  @Test
  void weightsAreKnownByTheirRoot() throws IOException {
    try (DonorState state = open(home)) {
      state.saveWeights(9, WeightsRoot.of(filled(1)), filled(1));
    }
    try (DonorState state = open(home)) {
      assertEquals(9, state.weights().orElseThrow().round());
      assertArrayEquals(filled(1).segment(0), state.weights().orElseThrow().weights().segment(0));
    }
    Path file = home.resolve("weights.f32");
    byte[] bytes = Files.readAllBytes(file);
    bytes[17] ^= 1;
    Files.write(file, bytes);
    assertTrue(noWeights());
    Files.write(file, new byte[3]);
    assertTrue(noWeights());
    Files.delete(file);
    assertTrue(noWeights());
  }

  private boolean noWeights() throws IOException {
    try (DonorState state = open(home)) {
      return state.weights().isEmpty();
    }
  }

  @Test
  void refusesWhatBelongsToSomebodyElse() throws IOException {
    open(home).close();
    try (DonorState state = open(home)) {
      state.saveWeights(0, WeightsRoot.of(filled(0)), filled(0));
      StateException second = assertThrows(StateException.class, () -> open(home));
      assertTrue(second.getMessage().contains("in use"), second.getMessage());
    }
    assertThrows(
        StateException.class,
        () -> DonorState.open(home, "cc".repeat(32), RECIPE, PARAMETERS, false));
    assertThrows(
        StateException.class, () -> DonorState.open(home, KEY, "cc".repeat(32), PARAMETERS, false));
  }

  @Test
  void aFileOfAnotherModelIsRefusedWithItsName() throws IOException {
    try (DonorState state = open(home)) {
      state.made(0, "01".repeat(16), statement("a"), filled(1));
    }
    try (DonorState other = DonorState.open(home, KEY, RECIPE, PARAMETERS + 1, false)) {
      StateException e = assertThrows(StateException.class, other::pendingUpdate);
      assertTrue(e.getMessage().contains("update-1.f32"), e.getMessage());
    }
  }
}
