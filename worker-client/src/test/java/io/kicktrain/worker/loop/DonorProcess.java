package io.kicktrain.worker.loop;

import io.kicktrain.ledger.identity.WorkerKey;
import io.kicktrain.worker.hub.HubClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** A donor in a process of its own, so that it can be killed. */
final class DonorProcess {

  private DonorProcess() {}

  /** Arguments: the hub's address, the home folder with {@code key.pem}. */
  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(arguments[1]);
    WorkerKey key = WorkerKey.load(home.resolve("key.pem"));
    HubClient hub = new HubClient(URI.create(arguments[0]), key, (reason, wait) -> {});
    DonorConfig config = new DonorConfig(home, SmallCampaign.SLUG, 1, 1, "cpu");
    new TrainingLoop(config, hub, key, new DonorListener() {}).run();
  }

  static Process start(URI hub, Path home) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            // Surefire's own property: its java.class.path names only the jar it boots from.
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            "-Xmx256m",
            DonorProcess.class.getName(),
            hub.toString(),
            home.toString())
        .redirectErrorStream(true)
        .redirectOutput(home.resolve("output.txt").toFile())
        .start();
  }
}
