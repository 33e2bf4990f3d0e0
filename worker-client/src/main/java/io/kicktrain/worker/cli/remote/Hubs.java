package io.kicktrain.worker.cli.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.kicktrain.ledger.identity.WorkerKey;
import io.kicktrain.training.wire.PlatformInfo;
import io.kicktrain.training.wire.WireJson;
import io.kicktrain.worker.cli.exit.ExitCodes;
import io.kicktrain.worker.cli.exit.Failure;
import io.kicktrain.worker.cli.terminal.Screen;
import io.kicktrain.worker.hub.HubClient;
import io.kicktrain.worker.hub.WaitListener;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Opens hubs. The client itself waits for a hub that is away, for as long as that takes; a wrong
 * address would be waited for without end, so the first contact is tried once.
 */
public final class Hubs {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Hubs() {}

  /**
   * Opens a hub.
   *
   * @param address its address
   * @param key who we are; null for what everybody may see
   * @param screen where to tell that we wait for it
   * @return the hub's client
   * @throws Failure if nobody answers there, or somebody who is no hub
   */
  public static HubClient open(URI address, @Nullable WorkerKey key, Screen screen)
      throws Failure, InterruptedException {
    return open(address, key, new WaitLine(screen));
  }

  /**
   * Opens a hub for somebody who wants to hear of every wait.
   *
   * @param address its address
   * @param key who we are; null for what everybody may see
   * @param waits hears of them; what it throws ends the waiting
   * @return the hub's client
   * @throws Failure if nobody answers there, or somebody who is no hub
   */
  public static HubClient open(URI address, @Nullable WorkerKey key, WaitListener waits)
      throws Failure, InterruptedException {
    checkIsHub(address);
    return new HubClient(address, key, waits);
  }

  private static void checkIsHub(URI address) throws Failure, InterruptedException {
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve("/api/v1/platform")).timeout(PATIENCE).build();
    try {
      HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw noHub(address, "it answers with HTTP " + answer.statusCode());
      }
      WireJson.read(answer.body(), PlatformInfo.class);
    } catch (JsonProcessingException e) {
      throw noHub(address, "it does not answer like one");
    } catch (IOException e) {
      throw new Failure(
          ExitCodes.UNREACHABLE,
          "nobody answers at " + address,
          "check the address and that the platform runs there (kicktrain up)",
          e);
    }
  }

  private static Failure noHub(URI address, String why) {
    return new Failure(
        ExitCodes.UNREACHABLE, "there is no KickTrain hub at " + address + ": " + why, "");
  }
}
