package io.kicktrain.bench;

import io.kicktrain.worker.cli.exit.Failure;
import io.kicktrain.worker.cli.platform.Installation;
import java.nio.file.Path;

/** The project whose benchmarks these are. */
public final class Project {

  private Project() {}

  /** The launcher says where the project is; everywhere else the command's own jar does. */
  public static Installation installation() {
    String root = System.getProperty("kicktrain.root");
    return root == null
        ? Installation.current()
        : new Installation(Path.of(root, "worker-client", "target"));
  }

  /**
   * The argument that gives a Java machine the options of a hub's. What follows it prevails: a
   * larger heap, for instance.
   *
   * @throws Failure if the file with the options is missing
   */
  public static String hubOptions() throws Failure {
    return "@" + installation().javaOptions();
  }
}
