package io.kicktrain.platform.lifecycle;

import io.kicktrain.ledger.log.FileLog;
import io.kicktrain.ledger.log.FileLogOptions;
import io.kicktrain.ledger.note.NoteSigner;
import io.kicktrain.platform.storage.DataFolder;
import io.kicktrain.platform.storage.Database;
import io.kicktrain.platform.storage.UnusableDataException;
import io.kicktrain.training.campaign.CampaignBook;
import io.kicktrain.training.campaign.CampaignHub;
import io.kicktrain.training.campaign.HubLimits;
import io.kicktrain.training.entry.ContributionIdentity;
import io.kicktrain.training.lease.LeaseBook;
import io.kicktrain.training.wire.CampaignView;
import io.kicktrain.training.wire.PlatformInfo;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Opens everything in order: data folder, database, log, campaigns. */
@Singleton
class PlatformStart {

  /** A small hub's heap is 256 MB: appending blocks when more than this waits for the disk. */
  private static final int LOG_PENDING_BYTES = 4 << 20;

  private static final int LOG_SEGMENT_BYTES = 4 << 20;

  private final Path data;
  private final String name;
  private final Optional<String> origin;
  private final long reservedBytes;

  @Inject private Database database;
  @Inject private CampaignBook campaigns;
  @Inject private LeaseBook leases;
  @Inject private Clock clock;
  @Inject private Event<CampaignView> changes;

  @Inject
  PlatformStart(
      @ConfigProperty(name = "kicktrain.data") String data,
      @ConfigProperty(name = "kicktrain.name") String name,
      @ConfigProperty(name = "kicktrain.log.origin") Optional<String> origin,
      @ConfigProperty(name = "kicktrain.disk.reserve-bytes") long reservedBytes) {
    this.data = Path.of(data);
    this.name = name;
    this.origin = origin;
    this.reservedBytes = reservedBytes;
  }

  /**
   * Opens everything.
   *
   * @param platform told of each step
   * @return what serves now
   */
  RunningPlatform open(Platform platform) throws IOException, UnusableDataException {
    platform.enter(new PlatformState.Starting("the data folder"));
    DataFolder folder = DataFolder.open(data, reservedBytes);
    platform.enter(new PlatformState.Starting("the log"));
    NoteSigner signer = LogIdentity.openOrCreate(folder, origin);
    FileLog log =
        FileLog.open(
            folder.log(), signer.name(), List.of(signer), new ContributionIdentity(), logOptions());
    try {
      platform.enter(new PlatformState.Starting("the database"));
      database.open();
      platform.enter(new PlatformState.Starting("the campaigns"));
      CampaignHub hub =
          CampaignHub.open(folder.root(), log, campaigns, leases, clock, limits(), changes::fire);
      return new RunningPlatform(folder, log, hub, info(signer));
    } catch (IOException | RuntimeException | Error e) {
      log.close();
      throw e;
    }
  }

  private PlatformInfo info(NoteSigner signer) {
    return new PlatformInfo(
        name, Version.current(), signer.name(), signer.verifierKey().toString());
  }

  private HubLimits limits() {
    HubLimits defaults = HubLimits.defaults();
    return new HubLimits(
        defaults.maxCampaigns(), defaults.maxParameters(), defaults.maxDataBytes(), reservedBytes);
  }

  private static FileLogOptions logOptions() {
    FileLogOptions defaults = FileLogOptions.DEFAULT;
    return new FileLogOptions(
        LOG_SEGMENT_BYTES,
        defaults.maxBatchEntries(),
        LOG_PENDING_BYTES,
        defaults.minFreeBytes(),
        null);
  }
}
