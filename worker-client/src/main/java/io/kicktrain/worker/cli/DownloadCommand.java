package io.kicktrain.worker.cli;

import io.kicktrain.training.wire.ReleaseView;
import io.kicktrain.worker.cli.checkpoint.Download;
import io.kicktrain.worker.cli.exit.ExitCodes;
import io.kicktrain.worker.cli.remote.Hubs;
import io.kicktrain.worker.cli.terminal.Format;
import io.kicktrain.worker.cli.terminal.Screen;
import io.kicktrain.worker.hub.HubClient;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Downloads released weights. */
@Command(
    name = "download",
    description = "Download a released checkpoint, as your key's contributions entitle you to.",
    footer = {
      "",
      "The file is in safetensors format with the names that Hugging Face's transformers use.",
      "",
      "Examples:",
      "  kicktrain download http://localhost:8080/campaigns/teach-java",
      "  kicktrain download http://localhost:8080/campaigns/teach-java --release 2 -o model.safetensors"
    })
final class DownloadCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "URL",
      description = "The campaign.",
      converter = CampaignAddress.Converter.class)
  private @Nullable CampaignAddress address;

  @Option(
      names = "--release",
      paramLabel = "N",
      description = "Which release (default: the newest).")
  private @Nullable Integer release;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write it (default: CAMPAIGN-RELEASE.safetensors).")
  private @Nullable Path output;

  @Mixin private Home home = new Home();

  @Override
  public Integer call() throws Exception {
    CampaignAddress from = Arguments.required(address);
    Screen screen = Screen.standard();
    HubClient hub = Hubs.open(from.hub(), home.key(), screen);
    String slug = from.campaign(hub);
    Download download = new Download(hub, slug);
    ReleaseView wanted =
        download.release(release == null ? OptionalInt.empty() : OptionalInt.of(release));
    Path file = output == null ? Path.of(slug + "-" + wanted.release() + ".safetensors") : output;
    screen.live("Downloading " + Format.bytes(wanted.bytes()) + " ...");
    download.fetch(wanted, file);
    screen.done(
        "Release "
            + wanted.release()
            + " (round "
            + wanted.round()
            + ") is in "
            + file.toAbsolutePath());
    return ExitCodes.OK;
  }
}
