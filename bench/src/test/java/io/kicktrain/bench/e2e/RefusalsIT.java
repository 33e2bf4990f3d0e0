package io.kicktrain.bench.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kicktrain.bench.e2e.KickTrainCommand.Result;
import io.kicktrain.worker.cli.process.Children;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the command says when something is in the way: one line, the documented exit code, no stack
 * trace.
 */
class RefusalsIT {

  @TempDir private Path temp;

  private final Children children = new Children();
  private KickTrainCommand kicktrain;

  @BeforeEach
  void prepare() throws IOException {
    kicktrain = new KickTrainCommand(children, "refusals");
  }

  @AfterEach
  void stopEverything() {
    children.close();
  }

  @Test
  void aHubThatIsNotThere() throws Exception {
    String hub = "http://localhost:" + KickTrainCommand.freePort();
    refused(3, "nobody answers at " + hub, "join", hub, "--home", temp + "/home");
    assertFalse(Files.exists(temp.resolve("home")), "no key was made for nothing");
  }

  @Test
  void aTakenPort() throws Exception {
    try (ServerSocket other = new ServerSocket(0)) {
      String port = Integer.toString(other.getLocalPort());
      String data = temp.resolve("data").toString();
      refused(6, "port " + port + " is taken", "up", "--port", port, "--data-dir", data);
      refused(6, "port " + port + " is taken", "demo", "--port", port, "--data-dir", data);
    }
  }

  @Test
  void aDataFolderThatIsAFile() throws Exception {
    Path file = Files.writeString(temp.resolve("file"), "");
    refused(6, "cannot be written", "up", "--data-dir", file.toString());
  }

  @Test
  void aMisspeltOption() throws Exception {
    Result result = kicktrain.run("demo", "--roundz", "3");
    assertEquals(2, result.exitCode(), result.output());
    assertTrue(result.output().contains("--rounds"), result.output());
  }

  @Test
  void aRecipeWithAnUnknownLayer() throws Exception {
    Path recipe = TestCampaign.write(temp);
    Files.writeString(recipe, Files.readString(recipe).replace("\"gpt2\"", "\"gtp2\""));
    String hub = "http://localhost:" + KickTrainCommand.freePort();
    refused(4, "/model/kind", "campaign", "create", hub, recipe.toString());
  }

  private void refused(int exitCode, String says, String... arguments)
      throws IOException, InterruptedException {
    Result result = kicktrain.run(arguments);
    assertEquals(exitCode, result.exitCode(), result.output());
    assertTrue(result.output().contains(says), result.output());
    assertFalse(result.output().contains("\tat "), result.output());
  }
}
