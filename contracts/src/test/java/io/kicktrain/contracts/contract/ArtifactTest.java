package io.kicktrain.contracts.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kicktrain.contracts.devnet.Node;
import io.kicktrain.contracts.evm.Evm;
import io.kicktrain.ledger.bytes.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is committed is what the compiler makes of the source. */
class ArtifactTest {
  private static final Path SOLIDITY = Path.of("solidity");

  @Test
  void isMadeOfTheCommittedSource() throws Exception {
    JsonNode source = json().path("source");
    byte[] text = Files.readAllBytes(SOLIDITY.resolve(source.path("file").asText()));
    assertEquals(Sha256.hex(text), source.path("sha256").asText());
  }

  @Test
  void isWhatThePinnedCompilerGives() throws Exception {
    Evm.available(() -> Node.packages(Path.of("..")));
    Process node =
        new ProcessBuilder("node", "compile.mjs", "--check")
            .directory(SOLIDITY.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, node.waitFor(), said);
  }

  @Test
  void knowsItsCodeWhateverTheLogItWasMadeFor() throws Exception {
    Artifact artifact = Artifact.load();
    String code = json().path("deployedBytecode").asText();
    int log = 2 * json().path("immutables").get(0).path("start").asInt();
    String deployed = code.substring(0, log) + "ab".repeat(32) + code.substring(log + 64);
    assertTrue(artifact.isCode("0x" + deployed));
    assertFalse(artifact.isCode("0x00" + deployed.substring(2)));
    assertFalse(artifact.isCode("0x" + deployed + "00"));
    assertFalse(artifact.isCode("0x"));
  }

  private static JsonNode json() throws IOException {
    return new ObjectMapper().readTree(Artifact.class.getResource("TreeHeadAnchor.json"));
  }
}
