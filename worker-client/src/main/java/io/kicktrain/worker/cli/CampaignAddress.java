package io.kicktrain.worker.cli;

import io.kicktrain.training.wire.CampaignView;
import io.kicktrain.worker.cli.exit.ExitCodes;
import io.kicktrain.worker.cli.exit.Failure;
import io.kicktrain.worker.hub.HubClient;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Where a campaign is: a hub's address and, when the address names one, the campaign. People paste
 * what their browser shows, such as {@code http://host:8080/campaigns/teach-java}.
 *
 * @param hub the hub's address, ending with a slash
 * @param slug the campaign, when the address names one
 */
record CampaignAddress(URI hub, Optional<String> slug) {

  private static final Pattern ADDRESS =
      Pattern.compile("(https?://[^/?#]+)(?:/(?:campaigns/([a-z0-9-]+)/?)?)?");

  static CampaignAddress parse(String text) {
    String address = text.contains("://") ? text : "http://" + text;
    Matcher matcher = ADDRESS.matcher(address);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is no hub or campaign address; it looks like http://host:8080 or"
              + " http://host:8080/campaigns/name");
    }
    return new CampaignAddress(
        URI.create(matcher.group(1) + "/"), Optional.ofNullable(matcher.group(2)));
  }

  /**
   * The campaign that is meant: the one the address names, or the hub's only one.
   *
   * @throws Failure if the hub has none or several and the address names none
   */
  String campaign(HubClient client) throws Failure, IOException, InterruptedException {
    if (slug.isPresent()) {
      return slug.get();
    }
    List<CampaignView> all = client.campaigns();
    if (all.size() == 1) {
      return all.get(0).slug();
    }
    if (all.isEmpty()) {
      throw new Failure(
          ExitCodes.REFUSED,
          "the hub " + hub + " has no campaign yet",
          "open one: kicktrain campaign create " + hub + " recipe.json --data FOLDER");
    }
    String names = String.join(", ", all.stream().map(CampaignView::slug).toList());
    throw new Failure(
        ExitCodes.USAGE,
        "the hub " + hub + " has several campaigns: " + names,
        "name one: " + hub + "campaigns/" + all.get(0).slug());
  }

  /** Reads the address from the command line. */
  static final class Converter implements ITypeConverter<CampaignAddress> {
    @Override
    public CampaignAddress convert(String value) {
      try {
        return parse(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }
}
