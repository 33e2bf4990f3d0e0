package io.kicktrain.worker.cli.demo;

import io.kicktrain.ledger.durable.DurableFiles;
import io.kicktrain.ledger.identity.WorkerKey;
import io.kicktrain.training.recipe.Recipe;
import io.kicktrain.training.wire.CampaignView;
import io.kicktrain.training.wire.CampaignView.Status;
import io.kicktrain.training.wire.WireJson;
import io.kicktrain.worker.cli.campaign.CampaignOpening;
import io.kicktrain.worker.cli.exit.ExitCodes;
import io.kicktrain.worker.cli.exit.Failure;
import io.kicktrain.worker.cli.platform.Installation;
import io.kicktrain.worker.cli.platform.PlatformProcess;
import io.kicktrain.worker.cli.platform.PlatformSettings;
import io.kicktrain.worker.cli.process.Children;
import io.kicktrain.worker.cli.remote.Hubs;
import io.kicktrain.worker.cli.terminal.Format;
import io.kicktrain.worker.cli.terminal.Screen;
import io.kicktrain.worker.hub.HubClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The demo, from the data set to the released checkpoint. */
public final class Demo {

  private static final Duration START_PATIENCE = Duration.ofMinutes(3);
  private static final Duration END_PATIENCE = Duration.ofSeconds(60);
  private static final long POLL_MILLIS = 500;
  private static final long MIDDLE_PPM = 450_000;

  private final DemoOptions options;
  private final Screen screen;
  private final Stopwatch stopwatch = new Stopwatch();

  /**
   * A demo.
   *
   * @param options what was asked for
   * @param screen where to draw
   */
  public Demo(DemoOptions options, Screen screen) {
    this.options = options;
    this.screen = screen;
  }

  /**
   * Runs it to its end.
   *
   * @return {@link ExitCodes#OK}, or {@link ExitCodes#BROKEN} when the audit, the replicas or the
   *     access are not as they should be
   */
  public int run() throws Exception {
    DemoFolder folder = DemoFolder.open(options.folder());
    if (Files.exists(folder.report())) {
      return tellOldResult(folder);
    }
    Recipe recipe = new DemoData(folder, Installation.current(), screen).recipe(options.rounds());
    try (Children children = new Children()) {
      PlatformProcess platform = startPlatform(children, folder);
      HubClient hub =
          Hubs.open(
              platform.settings().address(), owner(folder), (reason, wait) -> platform.check());
      openCampaign(hub, folder, recipe);
      Crew crew = crew(children, folder, platform, recipe);
      train(hub, recipe, crew, platform);
      DemoReport report =
          new Finale(platform.settings().address(), hub, folder, recipe, screen)
              .report(crew, stopwatch);
      finish(folder, report);
      if (options.keep()) {
        keep(platform);
      }
      return report.asItShouldBe() ? ExitCodes.OK : ExitCodes.BROKEN;
    }
  }

  private int tellOldResult(DemoFolder folder) throws IOException {
    DemoReport report = WireJson.read(Files.readAllBytes(folder.report()), DemoReport.class);
    screen.say("The demo in " + folder.root() + " has reached its goal already. Its results:");
    writeReport(report);
    new Summary(screen).print(report);
    screen.say("");
    screen.say("To look at its page:  kicktrain up --data-dir " + folder.platform());
    screen.say("To start a new one, delete that folder or choose another one with --data-dir.");
    return report.asItShouldBe() ? ExitCodes.OK : ExitCodes.BROKEN;
  }

  private PlatformProcess startPlatform(Children children, DemoFolder folder)
      throws Failure, InterruptedException {
    PlatformSettings settings =
        new PlatformSettings(
            folder.platform(),
            options.port(),
            PlatformSettings.DEFAULT_HEAP_MEGABYTES,
            Optional.empty());
    PlatformProcess platform = PlatformProcess.start(children, Installation.current(), settings);
    platform.awaitReady(screen, START_PATIENCE);
    return platform;
  }

  private static WorkerKey owner(DemoFolder folder) throws IOException {
    return DonorProcess.key(folder.owner());
  }

  private void openCampaign(HubClient hub, DemoFolder folder, Recipe recipe)
      throws IOException, InterruptedException, Failure {
    byte[] bytes = Files.readAllBytes(folder.recipe());
    new CampaignOpening(hub, screen).open(recipe, bytes, folder.shards());
    screen.say("Page:   " + page(recipe));
    screen.say("Data:   " + folder.root());
  }

  private URI page(Recipe recipe) {
    return URI.create("http://localhost:" + options.port() + "/campaigns/" + recipe.slug());
  }

  private Crew crew(Children children, DemoFolder folder, PlatformProcess platform, Recipe recipe) {
    URI campaign = platform.settings().address().resolve("/campaigns/" + recipe.slug());
    return new Crew(children, Installation.current(), folder, campaign, options.donors());
  }

  private void train(HubClient hub, Recipe recipe, Crew crew, PlatformProcess platform)
      throws IOException, InterruptedException, Failure {
    CampaignView view = hub.campaign(recipe.slug());
    if (view.round() > 0) {
      screen.say("Going on with round " + view.round() + ".");
    }
    crew.start();
    Progress progress = new Progress(screen);
    stopwatch.trainingBegins(view.round());
    while (view.status() != Status.FINISHED) {
      Thread.sleep(POLL_MILLIS);
      view = hub.campaign(recipe.slug());
      stopwatch.at(view.round());
      progress.draw(view);
      if (!crew.changed() && view.progressPpm() >= MIDDLE_PPM) {
        crew.change(screen);
      }
      watch(platform, crew);
    }
    stopwatch.trainingEnds();
    screen.done("The goal is reached after " + Format.duration(stopwatch.training()) + ".");
    crew.awaitEnd(END_PATIENCE);
  }

  private static void watch(PlatformProcess platform, Crew crew) throws Failure {
    platform.check();
    crew.check();
  }

  private void finish(DemoFolder folder, DemoReport report) throws IOException {
    DurableFiles.writeAtomically(folder.report(), json(report));
    writeReport(report);
    new Summary(screen).print(report);
  }

  private void writeReport(DemoReport report) throws IOException {
    Path file = options.report();
    if (file != null) {
      DurableFiles.writeAtomically(file.toAbsolutePath(), json(report));
      screen.say("Report: " + file);
    }
  }

  private static byte[] json(DemoReport report) throws IOException {
    return WireJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(report);
  }

  private void keep(PlatformProcess platform) throws InterruptedException, Failure {
    screen.say("");
    screen.say("The platform stays up at " + platform.settings().address() + "/ until Ctrl-C.");
    throw platform.awaitEnd();
  }
}
