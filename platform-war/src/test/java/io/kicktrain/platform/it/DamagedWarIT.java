package io.kicktrain.platform.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.platform.client.Api;
import java.net.URI;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** A start that ends with an error, which executors keep to themselves, is told as a failure. */
@ArquillianTest
class DamagedWarIT {

  @ArquillianResource private URI base;

  @Deployment(testable = false)
  static WebArchive warWithoutMigrations() throws Exception {
    return BuiltWar.without("flyway-core");
  }

  @Test
  void readinessNamesTheError() throws Exception {
    Api api = new Api(base);
    String reason = Wait.untilFailed(api);
    assertTrue(reason.contains("\"start\""), reason);
    assertTrue(reason.contains("NoClassDefFoundError: org/flywaydb/core/Flyway"), reason);
    assertEquals(503, api.get("/").statusCode());
    assertEquals(200, api.get("/health/live").statusCode());
  }
}
