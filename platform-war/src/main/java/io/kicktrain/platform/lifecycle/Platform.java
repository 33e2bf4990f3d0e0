package io.kicktrain.platform.lifecycle;

import io.kicktrain.ledger.log.FileLog;
import io.kicktrain.platform.problem.ProblemException;
import io.kicktrain.platform.problem.Problems;
import io.kicktrain.platform.storage.DataFolder;
import io.kicktrain.training.campaign.CampaignHub;
import io.kicktrain.training.round.RoundPipeline;
import io.kicktrain.training.wire.PlatformInfo;
import io.kicktrain.training.wire.Problem;
import jakarta.inject.Singleton;

/** The platform as requests see it: what serves, or the reason why nothing does. */
@Singleton
public class Platform {

  private volatile PlatformState state = new PlatformState.Starting("the application");

  /** Where it is in its life. */
  public PlatformState state() {
    return state;
  }

  void enter(PlatformState next) {
    state = next;
  }

  /**
   * All campaigns.
   *
   * @throws ProblemException with status 503 while the platform does not run
   */
  public CampaignHub hub() {
    return running().hub();
  }

  /**
   * One campaign.
   *
   * @param slug its name
   * @throws ProblemException with status 404 when there is none, 503 while the platform does not
   *     run
   */
  public RoundPipeline campaign(String slug) {
    return hub()
        .campaign(slug)
        .orElseThrow(
            () ->
                new ProblemException(Problems.notFound("no campaign is called \"" + slug + "\"")));
  }

  /**
   * The log.
   *
   * @throws ProblemException with status 503 while the platform does not run
   */
  public FileLog log() {
    return running().log();
  }

  /**
   * Where everything is kept.
   *
   * @throws ProblemException with status 503 while the platform does not run
   */
  public DataFolder folder() {
    return running().folder();
  }

  /**
   * Who the platform is.
   *
   * @throws ProblemException with status 503 while the platform does not run
   */
  public PlatformInfo info() {
    return running().info();
  }

  private RunningPlatform running() {
    PlatformState now = state;
    if (now instanceof PlatformState.Running running) {
      return running.platform();
    }
    throw new ProblemException(notReady(now));
  }

  private static Problem notReady(PlatformState now) {
    String detail = "it has stopped";
    if (now instanceof PlatformState.Starting starting) {
      detail = "it is starting: " + starting.step();
    } else if (now instanceof PlatformState.Failed failed) {
      detail = "it could not start: " + failed.reason();
    }
    return Problem.of("not-ready", 503, "The platform is not ready", detail);
  }
}
