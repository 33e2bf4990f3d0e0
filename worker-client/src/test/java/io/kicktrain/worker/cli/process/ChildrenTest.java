package io.kicktrain.worker.cli.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildrenTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path temp;

  /** What the child processes run. */
  static final class Program {
    public static void main(String[] args) throws InterruptedException {
      System.out.println("hello " + System.getenv("GREETED"));
      if (args[0].equals("stay")) {
        Thread.sleep(Duration.ofHours(1).toMillis());
      }
      System.exit(7);
    }
  }

  private Child start(Children children, String what) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        List.of(java, "-cp", System.getProperty("java.class.path"), Program.class.getName(), what);
    return children.start(
        "child", command, Map.of("GREETED", "world"), temp.resolve("logs/child.log"));
  }

  @Test
  void outputAndExitCodeAreKept() throws Exception {
    try (Children children = new Children()) {
      Child child = start(children, "go");
      assertTrue(child.await(PATIENCE));
      assertEquals(7, child.exitCode());
      assertEquals(List.of("hello world"), child.lastLines(1));
    }
  }

  @Test
  void closingStopsWhatStillRuns() throws Exception {
    Child child;
    try (Children children = new Children()) {
      child = start(children, "stay");
      assertTrue(child.alive());
    }
    assertFalse(child.alive());
  }

  @Test
  void nothingIsStartedAfterClosing() {
    Children children = new Children();
    children.close();
    assertThrows(IOException.class, () -> start(children, "go"));
  }

  @Test
  void killingLeavesNoTimeToCleanUp() throws Exception {
    try (Children children = new Children()) {
      Child child = start(children, "stay");
      child.kill();
      assertTrue(child.await(PATIENCE));
    }
  }
}
