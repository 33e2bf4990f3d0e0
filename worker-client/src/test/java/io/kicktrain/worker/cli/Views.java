package io.kicktrain.worker.cli;

import io.kicktrain.training.wire.CampaignView;
import io.kicktrain.training.wire.CampaignView.DonorView;
import io.kicktrain.training.wire.CampaignView.LossPoint;
import java.util.List;

/** Campaigns as a hub would show them. */
public final class Views {

  private Views() {}

  /** A campaign in round 12 of 40 with two donors, whose keys are "a" and "b" repeated. */
  public static CampaignView training() {
    return new CampaignView(
        "teach-java",
        "Teach a small GPT to write Java",
        "A story.",
        CampaignView.Status.TRAINING,
        "c".repeat(64),
        "d".repeat(64),
        640_000,
        12,
        40,
        null,
        300_000,
        185L,
        "e".repeat(64),
        List.of(new LossPoint(0, 5_541_000), new LossPoint(10, 2_900_000)),
        List.of(
            new DonorView("a".repeat(64), "cpu", 21_500, 12, 300, true),
            new DonorView("b".repeat(64), "cpu", 7_000, 9, 100, false)),
        3,
        0,
        1,
        21,
        1,
        26_000,
        0);
  }
}
