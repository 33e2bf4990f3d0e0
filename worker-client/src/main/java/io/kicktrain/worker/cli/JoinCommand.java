package io.kicktrain.worker.cli;

import io.kicktrain.ledger.identity.WorkerKey;
import io.kicktrain.worker.cli.exit.ExitCodes;
import io.kicktrain.worker.cli.join.JoinDisplay;
import io.kicktrain.worker.cli.remote.Hubs;
import io.kicktrain.worker.cli.terminal.Screen;
import io.kicktrain.worker.hub.HubClient;
import io.kicktrain.worker.loop.DonorConfig;
import io.kicktrain.worker.loop.TrainingLoop;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Joins a campaign as a donor. */
@Command(
    name = "join",
    description = {
      "Train for a campaign until it reaches its goal or you stop it.",
      "",
      "Nothing of yours leaves this computer but gradients, and nothing is run here but the model that"
          + " the recipe describes. Stop and start again as you like: no work is lost."
    },
    footer = {
      "",
      "Examples:",
      "  kicktrain join http://hub.example.org:8080/campaigns/teach-java",
      "  kicktrain join http://hub.example.org:8080 --duty 0.5     leave half the time to others",
      "  kicktrain join http://hub.example.org:8080 --threads 2    use two processor cores"
    })
final class JoinCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "URL",
      description = "The campaign, as your browser shows it, or the hub when it has only one.",
      converter = CampaignAddress.Converter.class)
  private @Nullable CampaignAddress address;

  @Option(
      names = "--device",
      paramLabel = "auto|cpu|cuda",
      description = "What computes (default: ${DEFAULT-VALUE}).",
      defaultValue = "auto")
  private String device = "";

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Processor threads (default: all cores).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--duty",
      paramLabel = "PART",
      description =
          "Part of the time to compute, above 0 and at most 1 (default: ${DEFAULT-VALUE}).",
      defaultValue = "1")
  private double duty;

  @Mixin private Home home = new Home();

  @Override
  public Integer call() throws Exception {
    CampaignAddress to = Arguments.required(address);
    Screen screen = Screen.standard();
    HubClient anybody = Hubs.open(to.hub(), null, screen);
    String slug = to.campaign(anybody);
    WorkerKey key = home.keyOrNew(screen);
    HubClient hub = Hubs.open(to.hub(), key, screen);
    DonorConfig config =
        Arguments.checked(() -> new DonorConfig(home.folder(), slug, threads, duty, device));
    JoinDisplay display = new JoinDisplay(screen, hub.campaign(slug), key.id());
    TrainingLoop loop = new TrainingLoop(config, hub, key, display);
    runUntilStopped(loop);
    return ExitCodes.OK;
  }

  /** Ctrl-C lets the loop put its state on disk before the Java machine ends. */
  private static void runUntilStopped(TrainingLoop loop) throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(loop, ended), "stop-training"));
    try {
      loop.run();
    } finally {
      ended.countDown();
    }
  }

  private static void stop(TrainingLoop loop, CountDownLatch ended) {
    loop.stop();
    try {
      if (!ended.await(5, TimeUnit.SECONDS)) {
        System.err.println("kicktrain: ended in the middle of a step; the next start repeats it");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
