package io.kicktrain.worker.cli.checkpoint;

import io.kicktrain.ledger.durable.DurableFiles;
import io.kicktrain.training.wire.ReleaseView;
import io.kicktrain.worker.cli.exit.ExitCodes;
import io.kicktrain.worker.cli.exit.Failure;
import io.kicktrain.worker.hub.HubClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/** Fetches a released checkpoint and, beside it, the recipe that says what model it is. */
public final class Download {

  private final HubClient hub;
  private final String slug;

  /**
   * A download.
   *
   * @param hub the hub, spoken to with the key that is entitled
   * @param slug the campaign
   */
  public Download(HubClient hub, String slug) {
    this.hub = hub;
    this.slug = slug;
  }

  /** The recipe that {@link #fetch} writes for a checkpoint: the same name with another ending. */
  public static Path recipeBeside(Path checkpoint) {
    String name = checkpoint.getFileName().toString().replaceAll("\\.safetensors$", "");
    return checkpoint.resolveSibling(name + ".recipe.json");
  }

  /**
   * The release that is meant.
   *
   * @param number its number; empty for the newest
   * @throws Failure if there is no such release
   */
  public ReleaseView release(OptionalInt number) throws IOException, InterruptedException, Failure {
    List<ReleaseView> all = hub.releases(slug);
    return all.stream()
        .filter(r -> number.isEmpty() || r.release() == number.getAsInt())
        .reduce((older, newer) -> newer)
        .orElseThrow(() -> none(all, number));
  }

  private Failure none(List<ReleaseView> all, OptionalInt number) {
    return new Failure(
        ExitCodes.REFUSED,
        "campaign "
            + slug
            + (all.isEmpty()
                ? " has released nothing yet"
                : " has no release " + number.orElse(0) + "; its newest is " + all.size()),
        "kicktrain campaign show tells how far it is");
  }

  /**
   * Downloads a release; one that was broken off goes on where it stopped.
   *
   * @param release which one
   * @param into the file to write; replaced when it exists
   */
  public void fetch(ReleaseView release, Path into) throws IOException, InterruptedException {
    hub.download(slug, release, into);
    DurableFiles.writeAtomically(recipeBeside(into), hub.recipe(slug));
  }
}
