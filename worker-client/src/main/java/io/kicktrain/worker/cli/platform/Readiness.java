package io.kicktrain.worker.cli.platform;

import io.kicktrain.worker.cli.process.Child;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells a slow start from a failed one. Payara Micro stays up and answers 404 when a deployment
 * failed, so the server's answer alone does not say which it is: its log does.
 */
final class Readiness {

  private static final Pattern CAUSE =
      Pattern.compile("^(?:Caused by: )?[\\w.$]+(?:Exception|Error): (.+)$", Pattern.MULTILINE);
  private static final List<String> DEPLOYMENT_FAILED =
      List.of(
          "Exception while loading the app",
          "Error deploying",
          "Failed to deploy",
          "Deployment failed");

  private final Child child;
  private final HttpRequest request;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  Readiness(Child child, URI address) {
    this.child = child;
    this.request =
        HttpRequest.newBuilder(address.resolve("/health/ready"))
            .timeout(Duration.ofSeconds(5))
            .build();
  }

  /** What is known now. */
  sealed interface State permits Ready, Starting, Failed {}

  /** It serves. */
  record Ready() implements State {}

  /** Nothing speaks against a slow start. */
  record Starting() implements State {}

  /** It will not get ready. */
  record Failed(String reason) implements State {}

  State check() throws InterruptedException {
    if (!child.alive()) {
      return new Failed("it ended with exit code " + child.exitCode() + cause());
    }
    try {
      if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
        return new Ready();
      }
    } catch (IOException e) {
      // Not listening yet: the log says whether that is a problem.
    }
    String log = child.tail();
    if (DEPLOYMENT_FAILED.stream().anyMatch(log::contains)) {
      return new Failed("its deployment failed" + cause());
    }
    return new Starting();
  }

  /** The innermost cause in the log: the last one that is printed. */
  private String cause() {
    Matcher matcher = CAUSE.matcher(child.tail());
    Optional<String> last = Optional.empty();
    while (matcher.find()) {
      last = Optional.of(matcher.group(1).trim());
    }
    return last.map(reason -> ": " + reason).orElse("");
  }
}
