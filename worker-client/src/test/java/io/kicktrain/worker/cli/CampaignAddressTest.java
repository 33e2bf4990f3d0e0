package io.kicktrain.worker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CampaignAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://host:8080/campaigns/teach-java",
        "http://host:8080/campaigns/teach-java/",
        "host:8080/campaigns/teach-java"
      })
  void whatABrowserShowsNamesTheCampaign(String text) {
    CampaignAddress address = CampaignAddress.parse(text);
    assertEquals(URI.create("http://host:8080/"), address.hub());
    assertEquals(Optional.of("teach-java"), address.slug());
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://example.org", "https://example.org/"})
  void aHubAloneLeavesTheCampaignOpen(String text) {
    CampaignAddress address = CampaignAddress.parse(text);
    assertEquals(URI.create("https://example.org/"), address.hub());
    assertTrue(address.slug().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "ftp://host/", "http://host/other/page", "http://host/campaigns/Bad_Name"})
  void whatIsNoAddressIsRefusedWithAnExample(String text) {
    var refused = assertThrows(IllegalArgumentException.class, () -> CampaignAddress.parse(text));
    assertTrue(String.valueOf(refused.getMessage()).contains("http://host:8080"));
  }

  @Test
  void theConverterHandsTheReasonToTheCommandLine() {
    var refused =
        assertThrows(
            picocli.CommandLine.TypeConversionException.class,
            () -> new CampaignAddress.Converter().convert("ftp://host/"));
    assertTrue(refused.getMessage().contains("ftp://host/"));
  }
}
