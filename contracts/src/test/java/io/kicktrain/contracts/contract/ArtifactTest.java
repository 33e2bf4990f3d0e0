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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is committed is what the compiler makes of the source, and Java takes it from there. */
class ArtifactTest {
  private static final Path SOLIDITY = Path.of("solidity");
  private static final Path ARTIFACT = Path.of("src", "main", "abi", "TreeHeadAnchor.json");

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
  void javaHasTheSelectorsOfTheCompiler() throws Exception {
    Map<String, String> compilers = new TreeMap<>();
    json()
        .path("selectors")
        .properties()
        .forEach(e -> compilers.put(e.getKey(), "0x" + e.getValue().asText()));
    Map<String, String> ours =
        Map.of(
            "acceptOwnership()",
            TreeHeadAnchorAbi.acceptOwnership(),
            "anchor(uint48,bytes32)",
            TreeHeadAnchorAbi.anchor(1, new byte[32]).substring(0, 10),
            "log()",
            TreeHeadAnchorAbi.log().data(),
            "offerOwnership(address)",
            TreeHeadAnchorAbi.offerOwnership("0x" + "11".repeat(20)).substring(0, 10),
            "owner()",
            TreeHeadAnchorAbi.owner().data(),
            "pendingOwner()",
            TreeHeadAnchorAbi.pendingOwner().data(),
            "root()",
            TreeHeadAnchorAbi.root().data(),
            "size()",
            TreeHeadAnchorAbi.size().data(),
            "time()",
            TreeHeadAnchorAbi.time().data());
    assertEquals(compilers, new TreeMap<>(ours));
  }

  /** The compiler tells topics and errors only by pushing them (0x7f) in the code. */
  @Test
  void javaHasTheTopicsAndErrorsThatAreInTheCode() throws Exception {
    String code = json().path("deployedBytecode").asText();
    for (String topic :
        List.of(
            TreeHeadAnchorAbi.Anchored.TOPIC,
            TreeHeadAnchorAbi.OwnershipOffered.TOPIC,
            TreeHeadAnchorAbi.OwnershipTransferred.TOPIC)) {
      assertTrue(code.contains("7f" + topic.substring(2)), topic);
    }
    for (String error :
        List.of(
            TreeHeadAnchorAbi.NotLarger.SELECTOR,
            TreeHeadAnchorAbi.NotOwner.SELECTOR,
            TreeHeadAnchorAbi.NotPendingOwner.SELECTOR)) {
      assertTrue(code.contains("7f" + error.substring(2) + "0".repeat(56)), error);
    }
  }

  @Test
  void codeIsKnownWhateverTheLogItWasMadeFor() throws Exception {
    String code = json().path("deployedBytecode").asText();
    int log = 2 * json().path("immutables").get(0).path("start").asInt();
    String deployed = code.substring(0, log) + "ab".repeat(32) + code.substring(log + 64);
    assertTrue(TreeHeadAnchorAbi.CODE.is("0x" + deployed));
    assertFalse(TreeHeadAnchorAbi.CODE.is("0x00" + deployed.substring(2)));
  }

  private static JsonNode json() throws IOException {
    return new ObjectMapper().readTree(ARTIFACT.toFile());
  }
}
