package io.kicktrain.platform.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.platform.client.Api;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** A platform that cannot start stays up and says why, so that nobody takes it for a slow one. */
@ArquillianTest
class FailedStartIT {

  @ArquillianResource private URI base;

  @Deployment(testable = false)
  static WebArchive warOnDataOfAnotherVersion() throws Exception {
    WebArchive war = BuiltWar.onEmptyFolder();
    Path folder = Files.createDirectories(Path.of("target", "it-data"));
    Files.writeString(folder.resolve("version"), "kicktrain-data 99\n");
    return war;
  }

  @Test
  void everyAnswerNamesTheReason() throws Exception {
    Api api = new Api(base);
    String reason = Wait.untilFailed(api);
    assertTrue(reason.contains("\"data-version\""), reason);
    assertTrue(reason.contains("kicktrain-data 99"), reason);
    assertEquals("not-ready", Api.problem(api.get("/api/v1/platform")).code());
    assertEquals("not-ready", Api.problem(api.get("/log/checkpoint")).code());
    var page = api.get("/");
    assertEquals(503, page.statusCode());
    assertTrue(new String(page.body(), StandardCharsets.UTF_8).contains("kicktrain-data 99"));
    assertEquals(200, api.get("/health/live").statusCode());
  }
}
