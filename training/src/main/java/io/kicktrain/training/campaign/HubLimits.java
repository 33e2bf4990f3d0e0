package io.kicktrain.training.campaign;

/**
 * What one platform takes on.
 *
 * @param maxCampaigns campaigns at the most
 * @param maxParameters parameters of one model
 * @param maxDataBytes bytes of one campaign's shards together
 * @param reservedBytes free disk space below which nothing new is accepted, so that the log can
 *     always be closed properly
 */
public record HubLimits(
    int maxCampaigns, long maxParameters, long maxDataBytes, long reservedBytes) {

  /**
   * Limits of a small machine: 1,000 campaigns, 2 billion parameters, 64 GiB of data, 256 MiB kept
   * free.
   */
  public static HubLimits defaults() {
    return new HubLimits(1000, 2_000_000_000L, 64L << 30, 256L << 20);
  }
}
