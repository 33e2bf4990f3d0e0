package io.kicktrain.platform.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.training.round.StorageReserve;
import io.kicktrain.training.round.StorageReserve.StorageFullException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailureMapperTest {

  @TempDir Path temp;

  private static String code(Throwable failure) {
    return FailureMapper.problem(failure).code();
  }

  @Test
  void refusalsAreFoundBelowWhatFrameworksWrapAroundThem() {
    RefusedBodyException refusal = new RefusedBodyException(Problems.badRequest("x"));
    assertEquals("bad-request", code(new CompletionException(new IOException(refusal))));
    assertEquals(
        "not-found", code(new RuntimeException(new ProblemException(Problems.notFound("x")))));
  }

  @Test
  void fullDiskIsTold() {
    StorageFullException reserve =
        assertThrows(StorageFullException.class, new StorageReserve(temp, Long.MAX_VALUE)::require);
    assertEquals("storage-full", code(reserve));
    assertEquals(
        "storage-full", code(new UncheckedIOException(new IOException("No space left on device"))));
    assertEquals(507, FailureMapper.problem(reserve).status());
  }

  @Test
  void unwritableFolderIsTold() {
    assertEquals("storage-unwritable", code(new AccessDeniedException("/data")));
  }

  @Test
  void defectShowsAnIdAndNothingElse() {
    var problem = FailureMapper.problem(new IllegalStateException("a secret"));
    assertEquals("internal-error", problem.code());
    assertEquals(36, problem.members().get("id").toString().length());
    assertTrue(!problem.detail().contains("secret"));
  }
}
