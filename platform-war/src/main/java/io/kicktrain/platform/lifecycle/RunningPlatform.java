package io.kicktrain.platform.lifecycle;

import io.kicktrain.ledger.log.FileLog;
import io.kicktrain.platform.storage.DataFolder;
import io.kicktrain.training.campaign.CampaignHub;
import io.kicktrain.training.wire.PlatformInfo;

/**
 * Everything that serves while the platform runs.
 *
 * @param folder where it keeps its data
 * @param log the transparency log
 * @param hub all campaigns
 * @param info who the platform is
 */
public record RunningPlatform(DataFolder folder, FileLog log, CampaignHub hub, PlatformInfo info) {}
