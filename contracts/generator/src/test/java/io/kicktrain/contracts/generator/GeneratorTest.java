package io.kicktrain.contracts.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What becomes of an artifact. That the classes compile, and encode and decode as the standards
 * say, is tested where they are used.
 */
class GeneratorTest {
  private static final Path ARTIFACT = Path.of("..", "src", "main", "abi", "TreeHeadAnchor.json");

  @TempDir Path folder;

  @Test
  void wrapperHasTheWordsOfTheContractsAuthor() throws Exception {
    String source = Files.readString(Main.generate(ARTIFACT, "some.where", folder));
    assertTrue(source.startsWith("package some.where;"), source);
    assertTrue(source.contains("final class TreeHeadAnchorAbi {"), source);
    assertTrue(source.contains("@param root_ its RFC 6962 root hash"), source);
    assertTrue(source.contains("static String anchor(long size_, byte[] root_) {"), source);
    assertTrue(source.contains("static Call<Long> size() {"), source);
    assertTrue(source.contains("record NotLarger(long anchored, long given) implements"), source);
  }

  @Test
  void unchangedWrapperIsLeftAlone() throws Exception {
    Path file = Main.generate(ARTIFACT, "some.where", folder);
    assertEquals(folder.resolve("some/where/TreeHeadAnchorAbi.java"), file);
    String source = Files.readString(file);
    FileTime old = FileTime.fromMillis(0);
    Files.setLastModifiedTime(file, old);
    Main.generate(ARTIFACT, "some.where", folder);
    assertEquals(old, Files.getLastModifiedTime(file));
    Files.writeString(file, "something else");
    Main.generate(ARTIFACT, "some.where", folder);
    assertEquals(source, Files.readString(file));
  }

  @Test
  void typeThatIsNotKnownIsNamedWithItsPlace() throws Exception {
    assertEquals(
        folder.resolve("Bad.json")
            + ": function sum: \"values\" has the type uint256[], which the generator does not know;"
            + " it knows "
            + TypeMapping.KNOWN,
        refusal(
            "{'type':'function','name':'sum','inputs':[{'name':'values','type':'uint256[]'}]}"));
    for (String type : new String[] {"tuple", "uint7", "uint264", "bytes33", "bytes0", "fixed"}) {
      String abi = "{'type':'event','name':'Told','inputs':[{'name':'','type':'" + type + "'}]}";
      String said = refusal(abi);
      assertTrue(said.contains("event Told: value 0 has the type " + type + ","), said);
    }
    String said = refusal("{'type':'function','name':'all','outputs':[{'type':'string[]'}]}");
    assertTrue(said.contains("function all: value 0 has the type string[],"), said);
  }

  @Test
  void whatCannotBeTypedIsNamed() throws Exception {
    String input = "{'name':'a','type':'string','indexed':true}";
    says("\"a\" is an indexed string", "{'type':'event','name':'E','inputs':[" + input + "]}");
    says("event E is anonymous", "{'type':'event','name':'E','anonymous':true}");
    String two = "[{'type':'bool'},{'type':'bool'}]";
    says("function f gives back 2 values", "{'type':'function','name':'f','outputs':" + two + "}");
    says("the ABI has a \"struct\"", "{'type':'struct','name':'s'}");
  }

  @Test
  void artifactThatIsNoneIsNamed() throws Exception {
    assertTrue(refusalOf("[").contains("Bad.json is no JSON"));
    assertTrue(refusalOf("{}").contains("/contract is missing"));
    assertTrue(refusalOf("{'contract':'Bad','compiler':{'version':'1'}}").contains("/abi is"));
    assertTrue(refusalOf(artifact("", "'0'")).contains("/bytecode is not"));
    assertTrue(refusalOf(artifact("", "'" + "00".repeat(33_000) + "'")).contains("/bytecode is"));
    assertTrue(refusalOf("'" + "x".repeat(2_000_000) + "'").contains("too long"));
    assertThrows(IllegalArgumentException.class, () -> Main.main(new String[] {"one"}));
  }

  @Test
  void namesThatJavaHasTakenGetAnUnderscore() throws Exception {
    String inputs = "[{'name':'class','type':'bool'},{'name':'','type':'int8'}]";
    String source = generate("{'type':'function','name':'new','inputs':" + inputs + "}");
    assertTrue(source.contains("static String new_(boolean class_, long value1)"), source);
    String error = "{'type':'error','name':'E','inputs':[{'name':'hashCode','type':'bytes'}]}";
    assertTrue(generate(error).contains("record E(byte[] hashCode_)"));
  }

  @Test
  void authorsWordsAreNoMarkup() throws Exception {
    String text =
        artifact("{'type':'function','name':'f'}", "'00'")
            .replace(
                "'abi'", "'userdoc':{'methods':{'f()':{'notice':'a < b & c */ $L @d'}}},'abi'");
    String source = Files.readString(Main.generate(write(text), "p", folder));
    assertTrue(source.contains("   * a &lt; b &amp; c *&#47; $L &#64;d\n"), source);
  }

  private void says(String what, String abi) throws IOException {
    String said = refusal(abi);
    assertTrue(said.contains(what), said);
  }

  private String refusal(String abi) throws IOException {
    return refusalOf(artifact(abi, "'00'"));
  }

  private String refusalOf(String text) throws IOException {
    Path file = write(text);
    GeneratorException refused =
        assertThrows(GeneratorException.class, () -> Main.generate(file, "p", folder));
    return String.valueOf(refused.getMessage());
  }

  private String generate(String abi) throws IOException {
    return Files.readString(Main.generate(write(artifact(abi, "'00'")), "p", folder));
  }

  private static String artifact(String abi, String bytecode) {
    return "{'contract':'Bad','compiler':{'version':'1'},'abi':["
        + abi
        + "],'bytecode':"
        + bytecode
        + ",'deployedBytecode':'00'}";
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("Bad.json"), text.replace('\'', '"'));
  }
}
