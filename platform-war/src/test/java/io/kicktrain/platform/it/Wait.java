package io.kicktrain.platform.it;

import io.kicktrain.platform.client.Api;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

/** Waits for what happens in the background. */
final class Wait {

  private static final int TRIES = 1200;
  private static final long MILLIS = 100;

  private Wait() {}

  static void untilReady(Api api) throws Exception {
    until(() -> api.get("/health/ready").statusCode() == 200);
  }

  /** The readiness check's answer once it says that the start failed. */
  static String untilFailed(Api api) throws Exception {
    String[] answer = new String[1];
    until(
        () -> {
          HttpResponse<byte[]> ready = api.get("/health/ready");
          answer[0] = new String(ready.body(), StandardCharsets.UTF_8);
          return ready.statusCode() == 503 && answer[0].contains("\"failed\"");
        });
    return answer[0];
  }

  static void until(Callable<Boolean> condition) throws Exception {
    for (int i = 0; i < TRIES; i++) {
      try {
        if (condition.call()) {
          return;
        }
      } catch (java.io.IOException e) {
        // Not listening yet.
      }
      Thread.sleep(MILLIS);
    }
    throw new AssertionError("it did not happen within " + TRIES * MILLIS / 1000 + " s");
  }
}
