package io.kicktrain.bench.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kicktrain.bench.Project;
import io.kicktrain.ledger.note.SignedNote;
import io.kicktrain.ledger.note.TreeHead;
import io.kicktrain.ledger.tile.TileFiles;
import io.kicktrain.training.recipe.RecipeReader;
import io.kicktrain.training.wire.WireJson;
import io.kicktrain.worker.cli.campaign.CampaignOpening;
import io.kicktrain.worker.cli.campaign.Manifest;
import io.kicktrain.worker.cli.platform.PlatformProcess;
import io.kicktrain.worker.cli.platform.PlatformSettings;
import io.kicktrain.worker.cli.process.Children;
import io.kicktrain.worker.cli.terminal.Screen;
import io.kicktrain.worker.hub.HubClient;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The real platform in a process of its own, with the options it has everywhere, and a campaign.
 */
final class PlatformHub implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Children children = new Children();
  private final URI address;

  private PlatformHub(URI address) {
    this.address = address;
  }

  /** Starts one in {@code folder} and opens the benchmark's campaign. */
  static PlatformHub start(Path folder) throws Exception {
    PlatformSettings settings =
        new PlatformSettings(
            folder.resolve("platform"),
            freePort(),
            PlatformSettings.DEFAULT_HEAP_MEGABYTES,
            Optional.empty());
    PlatformHub hub = new PlatformHub(settings.address());
    try {
      Screen quiet =
          new Screen(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
              false,
              80,
              PATIENCE);
      PlatformProcess.start(hub.children, Project.installation(), settings)
          .awaitReady(quiet, PATIENCE);
      hub.open(Files.createDirectories(folder.resolve("data")), quiet);
      return hub;
    } catch (Exception e) {
      hub.close();
      throw e;
    }
  }

  private void open(Path data, Screen screen) throws Exception {
    Path train = Files.write(data.resolve("train"), new byte[100_000]);
    Path check = Files.write(data.resolve("check"), new byte[10_000]);
    ObjectNode recipe = (ObjectNode) WireJson.mapper().readTree(CampaignLog.recipe(1));
    String manifest = Manifest.json(List.of(train), List.of(check));
    recipe.set("data", WireJson.mapper().readTree(manifest));
    byte[] bytes = WireJson.write(recipe);
    HubClient owner = new HubClient(address, Statements.donor(0), (reason, wait) -> {});
    new CampaignOpening(owner, screen).open(RecipeReader.read(bytes), bytes, data);
  }

  /** Where donors enrol. */
  URI enrolments() {
    return address.resolve("/api/v1/campaigns/" + Statements.CAMPAIGN + "/enrolments");
  }

  /** The process that serves: the only one that this one has started. */
  ProcessHandle process() {
    return ProcessHandle.current().children().findAny().orElseThrow();
  }

  /** Entries that its newest tree head covers. */
  long entries() throws IOException, InterruptedException {
    HubClient reader = new HubClient(address, null, (reason, wait) -> {});
    String note = new String(reader.log(TileFiles.CHECKPOINT), StandardCharsets.UTF_8);
    return TreeHead.parse(SignedNote.parse(note).text()).size();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    children.close();
  }
}
