package io.kicktrain.training.campaign;

/**
 * What must be known of a campaign before its first log entry exists.
 *
 * @param slug the campaign's name in addresses
 * @param owner the owner's key
 * @param recipe SHA-256 of the recipe's bytes
 * @param createdAtMillis when it was created, milliseconds since the epoch
 */
public record CampaignRecord(String slug, String owner, String recipe, long createdAtMillis) {}
