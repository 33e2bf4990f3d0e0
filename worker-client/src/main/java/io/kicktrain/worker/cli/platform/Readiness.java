package io.kicktrain.worker.cli.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.kicktrain.training.wire.WireJson;
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
  // HTTP/2 by upgrade has left requests to this server without an answer: HTTP/1.1 has not.
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  Readiness(Child child, URI address) {
    this.child = child;
    this.request =
        HttpRequest.newBuilder(address.resolve("/health/ready"))
            .timeout(Duration.ofSeconds(5))
            .build();
  }

  /** What is known now. */
  sealed interface State permits Ready, Starting, Refused, Crashed {}

  /** It serves. */
  record Ready() implements State {}

  /** Nothing speaks against a slow start. */
  record Starting() implements State {}

  /** It runs and says itself why it cannot serve: somebody has to do something about it. */
  record Refused(String reason) implements State {}

  /** It will not get ready. */
  record Crashed(String reason) implements State {}

  State check() throws InterruptedException {
    if (!child.alive()) {
      return new Crashed("it ended with exit code " + child.exitCode() + cause());
    }
    State answered = ask();
    if (answered instanceof Starting && deploymentFailed()) {
      return new Crashed("its deployment failed" + cause());
    }
    return answered;
  }

  private State ask() throws InterruptedException {
    try {
      HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      return answer.statusCode() == 200 ? new Ready() : explained(answer.body());
    } catch (IOException e) {
      return new Starting(); // not listening yet, or not yet with our application
    }
  }

  /** Reads what the platform's own health check says. */
  private static State explained(byte[] body) throws IOException {
    JsonNode check = platformCheck(WireJson.mapper().readTree(body));
    String reason = check.path("reason").asText();
    boolean starting = reason.isEmpty() || check.path("state").asText().equals("starting");
    return starting ? new Starting() : new Refused(reason);
  }

  /** Other checks only warn. */
  private static JsonNode platformCheck(JsonNode answer) {
    for (JsonNode check : answer.path("checks")) {
      if (check.path("name").asText().equals("platform")) {
        return check.path("data");
      }
    }
    return MissingNode.getInstance();
  }

  private boolean deploymentFailed() {
    String log = child.tail();
    return DEPLOYMENT_FAILED.stream().anyMatch(log::contains);
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
